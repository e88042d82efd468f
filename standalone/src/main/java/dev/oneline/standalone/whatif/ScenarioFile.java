package dev.oneline.standalone.whatif;

import static dev.oneline.standalone.whatif.Entries.MAX_HOURS;
import static dev.oneline.standalone.whatif.Entries.MS_PER_S;
import static dev.oneline.standalone.whatif.Entries.ms;
import static dev.oneline.standalone.whatif.Entries.number;
import static dev.oneline.standalone.whatif.Entries.orEmpty;
import static dev.oneline.standalone.whatif.Entries.required;
import static dev.oneline.standalone.whatif.Entries.sorted;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.whatif.ArrivalProfile;
import dev.oneline.core.whatif.Distribution;
import dev.oneline.core.whatif.Scenario;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.standalone.whatif.Entries.DemandEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is written down, see docs/WHAT-IF.md. Durations are in the unit at the end of the name.
 *
 * @param hours length of the day, 24 when left out
 * @param variants what is compared with the scenario itself
 */
record ScenarioFile(
        @Nullable Double hours,
        @Nullable Long seed,
        @Nullable Integer replications,
        @Nullable Double warmUpMinutes,
        @Nullable Double serviceLevelS,
        @Nullable Double shortAbandonS,
        @Nullable List<QueueEntry> queues,
        @Nullable List<TeamEntry> teams,
        @Nullable RulesEntry rules,
        @Nullable List<VariantEntry> variants) {
    private static final int MAX_REPLICATIONS = 10_000;
    private static final int MAX_AGENTS = 100_000;
    private static final int MAX_WAITING = 1_000_000;
    private static final int MAX_WEIGHT = 100;
    private static final int MAX_ORDER = 1_000;
    private static final long MS_PER_HOUR = 3_600_000;
    private static final long MS_PER_MINUTE = 60_000;

    /**
     * @param arrivalsPerHour for equal intervals that fill the day
     * @param serviceLevelS its own, where it isn't the scenario's
     * @param asking shares of its customers who ask for something
     */
    record QueueEntry(
            @Nullable String id,
            @Nullable List<Double> arrivalsPerHour,
            @Nullable DistributionEntry handling,
            @Nullable DistributionEntry wrapUp,
            @Nullable Double wrapUpLimitS,
            @Nullable DistributionEntry patience,
            @Nullable Integer maxWaiting,
            @Nullable Double serviceLevelS,
            @Nullable List<DemandEntry> asking,
            @Nullable RoutingEntry routing,
            @Nullable OverflowEntry overflow) {}

    /** @param kind exponential (when left out), lognormal with {@code cv}, constant, empirical with {@code valuesS} */
    record DistributionEntry(
            @Nullable String kind,
            @Nullable Double meanS,
            @Nullable Double cv,
            @Nullable List<Double> valuesS) {}

    /**
     * @param orders which of its queues it serves first, 1 (when left out) first
     * @param delaysS how long contacts of a queue wait before they come to it
     */
    record TeamEntry(
            @Nullable String name,
            @Nullable Integer agents,
            @Nullable List<String> queues,
            @Nullable Map<String, Integer> orders,
            @Nullable Map<String, Double> delaysS,
            @Nullable Map<String, Integer> skills,
            @Nullable List<String> groups,
            @Nullable Integer weight,
            @Nullable List<ShiftEntry> shifts) {}

    /** Hours and minutes from the beginning of the day, as in {@code 08:30}. */
    record ShiftEntry(@Nullable String from, @Nullable String to) {}

    record RulesEntry(
            @Nullable Double ringS,
            @Nullable DistributionEntry answer,
            @Nullable Double backAfterS) {}

    /**
     * What it doesn't name is as in the scenario.
     *
     * @param skills by team: those of its agents
     * @param asking by queue
     * @param routing by queue: what is other than it is there
     * @param overflow by queue: the same
     */
    record VariantEntry(
            @Nullable String name,
            @Nullable List<QueueEntry> queues,
            @Nullable List<TeamEntry> teams,
            @Nullable RulesEntry rules,
            @Nullable Map<String, Map<String, Integer>> skills,
            @Nullable Map<String, List<DemandEntry>> asking,
            @Nullable Map<String, RoutingEntry> routing,
            @Nullable Map<String, OverflowEntry> overflow,
            @Nullable Double serviceLevelS) {}

    /** A scenario, what it is called, and how it is measured. */
    record Named(String name, Scenario scenario, ServiceRule rule) {}

    Scenario scenario() throws StartRefused {
        return scenario("", queues, teams, rules);
    }

    ServiceRule rule() throws StartRefused {
        return rule("", queues, serviceLevelS);
    }

    List<Named> variantScenarios() throws StartRefused {
        var named = new ArrayList<Named>();
        for (var variant : orEmpty(variants)) {
            var name = required(variant.name(), "variants: name");
            var where = "variant " + name + ": ";
            var queueEntries = variant.queues() == null ? queues : variant.queues();
            var scenario = scenario(
                    where,
                    queueEntries,
                    variant.teams() == null ? teams : variant.teams(),
                    variant.rules() == null ? rules : variant.rules());
            var level = variant.serviceLevelS() == null ? serviceLevelS : variant.serviceLevelS();
            try {
                named.add(new Named(
                        name, ScenarioChanges.of(where, variant, scenario), rule(where, queueEntries, level)));
            } catch (IllegalArgumentException e) {
                throw new StartRefused(where + e.getMessage());
            }
        }
        return named;
    }

    private ServiceRule rule(String where, @Nullable List<QueueEntry> queueEntries, @Nullable Double withinS)
            throws StartRefused {
        var byQueue = new HashMap<String, Long>();
        for (var queue : orEmpty(queueEntries)) {
            if (queue.serviceLevelS() != null) {
                var id = required(queue.id(), where + "queues: id");
                byQueue.put(id, ms(where + "queue " + id + ": serviceLevelS", queue.serviceLevelS(), 0, MS_PER_S));
            }
        }
        return new ServiceRule(
                ms(where + "serviceLevelS", withinS, 20, MS_PER_S),
                ms("shortAbandonS", shortAbandonS, 0, MS_PER_S),
                byQueue);
    }

    int replicationCount() throws StartRefused {
        var count = replications == null ? 20 : replications;
        if (count < 2 || count > MAX_REPLICATIONS) {
            throw new StartRefused("replications: from 2 (one says nothing of its scatter) to " + MAX_REPLICATIONS);
        }
        return count;
    }

    long warmUpMs() throws StartRefused {
        var warmUpMs = ms("warmUpMinutes", warmUpMinutes, 0, MS_PER_MINUTE);
        if (warmUpMs >= lengthMs()) {
            throw new StartRefused("warmUpMinutes: must leave something of the day");
        }
        return warmUpMs;
    }

    private long lengthMs() throws StartRefused {
        var length = hours == null ? 24 : hours;
        if (!(length > 0 && length <= MAX_HOURS)) {
            throw new StartRefused("hours: above 0, up to " + MAX_HOURS);
        }
        return Math.round(length * MS_PER_HOUR);
    }

    private Scenario scenario(
            String where,
            @Nullable List<QueueEntry> queueEntries,
            @Nullable List<TeamEntry> teamEntries,
            @Nullable RulesEntry rulesEntry)
            throws StartRefused {
        try {
            var expected = new ArrayList<Scenario.Queue>();
            for (var queue : required(queueEntries, where + "queues")) {
                expected.add(queue(where, queue));
            }
            var staff = new ArrayList<Scenario.Team>();
            for (var team : required(teamEntries, where + "teams")) {
                staff.add(team(where, team));
            }
            return new Scenario(lengthMs(), expected, staff, rules(where, rulesEntry));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(where + e.getMessage());
        }
    }

    private Scenario.Queue queue(String where, QueueEntry queue) throws StartRefused {
        var id = required(queue.id(), where + "queues: id");
        var at = where + "queue " + id + ": ";
        var perHour = required(queue.arrivalsPerHour(), at + "arrivalsPerHour");
        if (perHour.isEmpty()) {
            throw new StartRefused(at + "arrivalsPerHour: a number for each interval of the day");
        }
        var intervalMs = Math.ceilDiv(lengthMs(), perHour.size());
        var perInterval =
                perHour.stream().map(rate -> rate * intervalMs / MS_PER_HOUR).toList();
        return new Scenario.Queue(
                id,
                new ArrivalProfile(intervalMs, perInterval),
                distribution(at + "handling", required(queue.handling(), at + "handling")),
                distribution(at + "wrapUp", queue.wrapUp(), Distribution.constant(0)),
                ms(at + "wrapUpLimitS", queue.wrapUpLimitS(), queue.wrapUp() == null ? 0 : 3_600, MS_PER_S),
                distribution(at + "patience", queue.patience(), Distribution.never()),
                number(at + "maxWaiting", queue.maxWaiting(), MAX_WAITING, 1, MAX_WAITING),
                asking(at, orEmpty(queue.asking())),
                queue.routing() == null
                        ? RoutingRule.LONGEST_IDLE
                        : queue.routing().over(RoutingRule.LONGEST_IDLE, at + "routing: "),
                queue.overflow() == null ? Overflow.NONE : queue.overflow().over(Overflow.NONE, at + "overflow: "));
    }

    static List<Scenario.Asking> asking(String where, List<DemandEntry> entries) throws StartRefused {
        var asking = new ArrayList<Scenario.Asking>();
        for (var entry : entries) {
            var at = where + "asking[" + asking.size() + "]: ";
            asking.add(new Scenario.Asking(required(entry.share(), at + "share"), entry.demand(at)));
        }
        return asking;
    }

    private Scenario.Team team(String where, TeamEntry team) throws StartRefused {
        var name = required(team.name(), where + "teams: name");
        var at = where + "team " + name + ": ";
        var agents = number(at + "agents", required(team.agents(), at + "agents"), 0, 0, MAX_AGENTS);
        var shifts = new ArrayList<Scenario.Shift>();
        for (var shift : orEmpty(team.shifts())) {
            shifts.add(new Scenario.Shift(
                    clock(at + "from", required(shift.from(), at + "shifts: from")),
                    clock(at + "to", required(shift.to(), at + "shifts: to"))));
        }
        if (shifts.isEmpty()) {
            shifts.add(new Scenario.Shift(0, lengthMs()));
        }
        return new Scenario.Team(
                name,
                agents,
                served(at, team),
                Entries.skills(at, team.skills()),
                orEmpty(team.groups()),
                number(at + "weight", team.weight(), 1, 1, MAX_WEIGHT),
                shifts);
    }

    private static List<RoutingProfile.Served> served(String at, TeamEntry team) throws StartRefused {
        var queueIds = required(team.queues(), at + "queues");
        var orders = sorted(team.orders());
        var delaysS = sorted(team.delaysS());
        for (var names : List.of(orders.keySet(), delaysS.keySet())) {
            for (var queueId : names) {
                if (!queueIds.contains(queueId)) {
                    throw new StartRefused(at + "orders and delaysS name queues that it serves, not " + queueId);
                }
            }
        }
        var served = new ArrayList<RoutingProfile.Served>();
        for (var queueId : queueIds) {
            served.add(new RoutingProfile.Served(
                    queueId,
                    number(at + "orders: " + queueId, orders.get(queueId), 1, 1, MAX_ORDER),
                    ms(at + "delaysS: " + queueId, delaysS.get(queueId), 0, MS_PER_S)));
        }
        return served;
    }

    private static Scenario.Rules rules(String where, @Nullable RulesEntry entry) throws StartRefused {
        var rules = Scenario.Rules.AT_ONCE;
        if (entry == null) {
            return rules;
        }
        var ringMs = ms(where + "ringS", entry.ringS(), rules.ringMs() / MS_PER_S, MS_PER_S);
        if (ringMs == 0) {
            throw new StartRefused(where + "ringS: above 0");
        }
        return new Scenario.Rules(
                ringMs,
                distribution(where + "answer", entry.answer(), rules.answer()),
                ms(where + "backAfterS", entry.backAfterS(), rules.backAfterMs() / MS_PER_S, MS_PER_S));
    }

    private static Distribution distribution(String where, @Nullable DistributionEntry entry, Distribution otherwise)
            throws StartRefused {
        return entry == null ? otherwise : distribution(where, entry);
    }

    private static Distribution distribution(String where, DistributionEntry entry) throws StartRefused {
        var kind = entry.kind() == null ? "exponential" : entry.kind();
        try {
            return switch (kind) {
                case "exponential" -> new Distribution.Exponential(meanMs(where, entry));
                case "lognormal" ->
                    new Distribution.LogNormal(meanMs(where, entry), required(entry.cv(), where + ": cv"));
                case "constant" -> Distribution.constant(Math.round(meanMs(where, entry)));
                case "empirical" ->
                    new Distribution.Empirical(required(entry.valuesS(), where + ": valuesS").stream()
                            .map(seconds -> Math.round(seconds * MS_PER_S))
                            .toList());
                default ->
                    throw new StartRefused(
                            where + ": kind is exponential, lognormal, constant or empirical, not " + kind);
            };
        } catch (IllegalArgumentException e) {
            throw new StartRefused(where + ": " + e.getMessage());
        }
    }

    private static double meanMs(String where, DistributionEntry entry) throws StartRefused {
        return required(entry.meanS(), where + ": meanS") * MS_PER_S;
    }

    /** Also beyond a day, as in {@code 36:00}. */
    private static long clock(String where, String text) throws StartRefused {
        if (!text.matches("\\d{1,4}:[0-5]\\d")) {
            throw new StartRefused(where + ": hours and minutes as in 08:30, not " + text);
        }
        var parts = text.split(":", 2);
        return Integer.parseInt(parts[0]) * MS_PER_HOUR + Integer.parseInt(parts[1]) * MS_PER_MINUTE;
    }
}
