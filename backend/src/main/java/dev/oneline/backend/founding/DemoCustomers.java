package dev.oneline.backend.founding;

import dev.oneline.backend.customer.Customer;
import java.util.List;

/** Whom the demo tenant knows. Nobody is really called so. */
final class DemoCustomers {
    private static final String BY = "admin";

    private DemoCustomers() {}

    static List<Customer> all(long nowMs) {
        return List.of(
                new Customer(
                        "demo-1",
                        "Demo Trading 示例贸易",
                        List.of("13800138000"),
                        "100200",
                        "zh-CN",
                        true,
                        "",
                        List.of(new Customer.Attribute("city", "北京"), new Customer.Attribute("contract", "gold")),
                        1,
                        BY,
                        nowMs),
                customer("demo-2", "Sample Workshop 样例工坊", "+86 10 5555 0001", "100201", nowMs),
                customer("demo-3", "Example Books 范例书店", "+44 20 7946 0000", "100202", nowMs));
    }

    private static Customer customer(String customerId, String name, String number, String account, long nowMs) {
        return new Customer(customerId, name, List.of(number), account, "zh-CN", false, "", List.of(), 1, BY, nowMs);
    }
}
