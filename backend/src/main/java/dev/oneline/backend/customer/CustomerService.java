package dev.oneline.backend.customer;

import dev.oneline.backend.flow.LookUps;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lookup service {@code customers}: {@code account} or {@code number} in; {@code id}, {@code name}, {@code account},
 * {@code language}, {@code vip} and the attributes out. Where several have the number nobody is guessed: {@code several}
 * says how many they are.
 */
public final class CustomerService implements LookUps.OwnService {
    public static final String NAME = "customers";

    private static final String SEVERAL = "several";

    private final String tenant;
    private final Database database;

    public CustomerService(String tenant, Database database) {
        this.tenant = tenant;
        this.database = database;
    }

    @Override
    public Future<LookUps.Answer> ask(SortedMap<String, String> arguments) {
        var account = arguments.getOrDefault("account", "");
        var number = arguments.getOrDefault("number", "");
        return database.withTenant(
                        tenant,
                        connection -> account.isEmpty()
                                ? Customers.withNumber(connection, number)
                                : Customers.withAccount(connection, account).stream()
                                        .toList())
                .map(CustomerService::answer);
    }

    private static LookUps.Answer answer(List<Customer> found) {
        var values = new TreeMap<String, String>();
        if (found.size() > 1) {
            values.put(SEVERAL, Integer.toString(found.size()));
        } else if (found.size() == 1) {
            var customer = found.getFirst();
            customer.attributes().forEach(attribute -> values.put(attribute.name(), attribute.value()));
            // One who has an attribute of that name is still one.
            values.remove(SEVERAL);
            values.put("id", customer.customerId());
            values.put("name", customer.name());
            values.put("account", customer.account());
            values.put("language", customer.language());
            values.put("vip", Boolean.toString(customer.vip()));
        }
        return new LookUps.Answer(found.isEmpty() ? LookUpOutcome.NOT_FOUND : LookUpOutcome.FOUND, values);
    }
}
