package dev.oneline.standalone.whatif;

import dev.oneline.core.whatif.ArrivalProfile;
import dev.oneline.core.whatif.Distribution;
import dev.oneline.core.whatif.Scenario;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.runtime.boot.StartRefused;
import java.util.ArrayList;
import java.util.List;
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
    private static final double MAX_HOURS = 24 * 366;
    private static final int MAX_AGENTS = 100_000;
    private static final int MAX_WAITING = 1_000_000;
    private static final long MS_PER_HOUR = 3_600_000;
    private static final long MS_PER_MINUTE = 60_000;
    private static final double MS_PER_S = 1_000;

    /** @param arrivalsPerHour for equal intervals that fill the day */
    record QueueEntry(
            @Nullable String id,
            @Nullable List<Double> arrivalsPerHour,
            @Nullable DistributionEntry handling,
            @Nullable DistributionEntry wrapUp,
            @Nullable Double wrapUpLimitS,
            @Nullable DistributionEntry patience,
            @Nullable Integer maxWaiting) {}

    /** @param kind exponential (when left out), lognormal with {@code cv}, constant, empirical with {@code valuesS} */
    record DistributionEntry(
            @Nullable String kind,
            @Nullable Double meanS,
            @Nullable Double cv,
            @Nullable List<Double> valuesS) {}

    record TeamEntry(
            @Nullable String name,
            @Nullable Integer agents,
            @Nullable List<String> queues,
            @Nullable List<ShiftEntry> shifts) {}

    /** Hours and minutes from the beginning of the day, as in {@code 08:30}. */
    record ShiftEntry(@Nullable String from, @Nullable String to) {}

    record RulesEntry(
            @Nullable Double ringS,
            @Nullable DistributionEntry answer,
            @Nullable Double backAfterS) {}

    /** What it doesn't name is as in the scenario. */
    record VariantEntry(
            @Nullable String name,
            @Nullable List<QueueEntry> queues,
            @Nullable List<TeamEntry> teams,
            @Nullable RulesEntry rules) {}

    /** A scenario and what it is called. */
    record Named(String name, Scenario scenario) {}

    Scenario scenario() throws StartRefused {
        return scenario("", queues, teams, rules);
    }

    List<Named> variantScenarios() throws StartRefused {
        var named = new ArrayList<Named>();
        for (var variant : orEmpty(variants)) {
            var name = required(variant.name(), "variants: name");
            named.add(new Named(
                    name,
                    scenario(
                            "variant " + name + ": ",
                            variant.queues() == null ? queues : variant.queues(),
                            variant.teams() == null ? teams : variant.teams(),
                            variant.rules() == null ? rules : variant.rules())));
        }
        return named;
    }

    ServiceRule rule() throws StartRefused {
        return new ServiceRule(
                ms("serviceLevelS", serviceLevelS, 20, MS_PER_S), ms("shortAbandonS", shortAbandonS, 0, MS_PER_S));
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
            var demands = new ArrayList<Scenario.Demand>();
            for (var queue : required(queueEntries, where + "queues")) {
                demands.add(demand(where, queue));
            }
            var staff = new ArrayList<Scenario.Team>();
            for (var team : required(teamEntries, where + "teams")) {
                staff.add(team(where, team));
            }
            return new Scenario(lengthMs(), demands, staff, rules(where, rulesEntry));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(where + e.getMessage());
        }
    }

    private Scenario.Demand demand(String where, QueueEntry queue) throws StartRefused {
        var id = required(queue.id(), where + "queues: id");
        var at = where + "queue " + id + ": ";
        var perHour = required(queue.arrivalsPerHour(), at + "arrivalsPerHour");
        if (perHour.isEmpty()) {
            throw new StartRefused(at + "arrivalsPerHour: a number for each interval of the day");
        }
        var intervalMs = Math.ceilDiv(lengthMs(), perHour.size());
        var perInterval =
                perHour.stream().map(rate -> rate * intervalMs / MS_PER_HOUR).toList();
        var maxWaiting = queue.maxWaiting() == null ? MAX_WAITING : queue.maxWaiting();
        if (maxWaiting < 1 || maxWaiting > MAX_WAITING) {
            throw new StartRefused(at + "maxWaiting: from 1 to " + MAX_WAITING);
        }
        return new Scenario.Demand(
                id,
                new ArrivalProfile(intervalMs, perInterval),
                distribution(at + "handling", required(queue.handling(), at + "handling")),
                distribution(at + "wrapUp", queue.wrapUp(), Distribution.constant(0)),
                ms(at + "wrapUpLimitS", queue.wrapUpLimitS(), queue.wrapUp() == null ? 0 : 3_600, MS_PER_S),
                distribution(at + "patience", queue.patience(), Distribution.never()),
                maxWaiting);
    }

    private Scenario.Team team(String where, TeamEntry team) throws StartRefused {
        var name = required(team.name(), where + "teams: name");
        var at = where + "team " + name + ": ";
        int agents = required(team.agents(), at + "agents");
        if (agents < 0 || agents > MAX_AGENTS) {
            throw new StartRefused(at + "agents: from 0 to " + MAX_AGENTS);
        }
        var shifts = new ArrayList<Scenario.Shift>();
        for (var shift : orEmpty(team.shifts())) {
            shifts.add(new Scenario.Shift(
                    clock(at + "from", required(shift.from(), at + "shifts: from")),
                    clock(at + "to", required(shift.to(), at + "shifts: to"))));
        }
        if (shifts.isEmpty()) {
            shifts.add(new Scenario.Shift(0, lengthMs()));
        }
        return new Scenario.Team(name, agents, required(team.queues(), at + "queues"), shifts);
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

    private static long ms(String where, @Nullable Double value, double otherwise, double msPerUnit)
            throws StartRefused {
        var ms = (value == null ? otherwise : value) * msPerUnit;
        if (!(ms >= 0 && ms <= MAX_HOURS * MS_PER_HOUR)) {
            throw new StartRefused(where + ": a duration of 0 or more, up to a year");
        }
        return Math.round(ms);
    }

    /** Also beyond a day, as in {@code 36:00}. */
    private static long clock(String where, String text) throws StartRefused {
        if (!text.matches("\\d{1,4}:[0-5]\\d")) {
            throw new StartRefused(where + ": hours and minutes as in 08:30, not " + text);
        }
        var parts = text.split(":", 2);
        return Integer.parseInt(parts[0]) * MS_PER_HOUR + Integer.parseInt(parts[1]) * MS_PER_MINUTE;
    }

    private static <T> T required(@Nullable T value, String where) throws StartRefused {
        if (value == null) {
            throw new StartRefused(where + " is missing");
        }
        return value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
