package dev.oneline.core.whatif;

import dev.oneline.core.config.TenantConfig;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that a run needs to know: who comes, who works, under which rules. Nothing in it is random any more.
 *
 * @param customers in order of arrival
 * @param duties in order of time
 * @param reconfigurations further configurations, in order of time
 * @param audible agents' legs are reported as connected: a desk that is away during a conversation doesn't end it
 */
public record Day(
        TenantConfig config,
        List<Customer> customers,
        List<Duty> duties,
        List<Reconfiguration> reconfigurations,
        long startMs,
        long endMs,
        boolean audible) {
    private static final Comparator<Customer> BY_ARRIVAL = Comparator.comparingLong(Customer::arriveAtMs)
            .thenComparingLong(customer -> customer.ranks().arrived());
    private static final Comparator<Duty> BY_TIME =
            Comparator.comparingLong(Duty::atMs).thenComparingLong(Duty::rank);

    public Day {
        customers = customers.stream().sorted(BY_ARRIVAL).toList();
        duties = duties.stream().sorted(BY_TIME).toList();
        reconfigurations = List.copyOf(reconfigurations);
    }

    /** @param rank see {@link Customer} */
    public record Reconfiguration(long atMs, TenantConfig config, long rank) {}

    /** The same day under other rules, which hold all day. */
    public Day with(TenantConfig other) {
        return new Day(other, customers, duties, List.of(), startMs, endMs, audible);
    }

    public Day withDuties(List<Duty> others) {
        return new Day(config, customers, others, reconfigurations, startMs, endMs, audible);
    }
}
