package dev.oneline.backend.customer;

import java.util.List;

/**
 * The contract's Customer.
 *
 * @param numbers as they were written
 * @param account empty: none
 * @param language empty: not known
 * @param attributes what else a company knows, by names that flows have variables of
 * @param version grows with every change
 */
public record Customer(
        String customerId,
        String name,
        List<String> numbers,
        String account,
        String language,
        boolean vip,
        String note,
        List<Attribute> attributes,
        long version,
        String changedBy,
        long changedAtMs) {
    public Customer {
        numbers = List.copyOf(numbers);
        attributes = List.copyOf(attributes);
    }

    /** One thing more that is known. */
    public record Attribute(String name, String value) {}
}
