package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.whatif.Draws.Purpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A day that doesn't exist yet: who is expected, and who is on duty. Two scenarios with one seed see the same customers in
 * each queue, as far as they expect the same.
 *
 * @param lengthMs contacts that came within it are finished after it
 */
public record Scenario(long lengthMs, List<Queue> queues, List<Team> teams, Rules rules) {
    public Scenario {
        queues = List.copyOf(queues);
        teams = List.copyOf(teams);
        require(lengthMs > 0, "a day has a length");
        require(!queues.isEmpty(), "a day needs a queue");
        var queueIds = new HashSet<String>();
        queues.forEach(queue -> require(queueIds.add(queue.queueId()), "queue " + queue.queueId() + " is there twice"));
        var names = new HashSet<String>();
        for (var team : teams) {
            require(names.add(team.name()), "team " + team.name() + " is there twice");
            for (var served : team.queues()) {
                require(
                        queueIds.contains(served.queueId()),
                        "team " + team.name() + " serves " + served.queueId() + ", which is not a queue");
            }
        }
        Configs.requireSound(Configs.of(queues, teams, rules));
    }

    /**
     * Who is expected in a queue, and its rules.
     *
     * @param wrapUpLimitMs 0: no wrap-up, whatever {@code wrapUp} says
     * @param maxWaiting contacts beyond it are refused
     * @param asking shares of the customers who ask for something; the others ask for nothing
     * @param overflow without a calendar: a queue is open all day
     */
    public record Queue(
            String queueId,
            ArrivalProfile arrivals,
            Distribution handling,
            Distribution wrapUp,
            long wrapUpLimitMs,
            Distribution patience,
            int maxWaiting,
            List<Asking> asking,
            RoutingRule routing,
            Overflow overflow) {
        public Queue {
            asking = List.copyOf(asking);
            require(
                    asking.stream().mapToDouble(Asking::share).sum() <= 1 + 1e-9,
                    "queue " + queueId + ": shares are more than all");
        }

        /** Customers ask for nothing, the agent longest idle gets them, and they never go elsewhere. */
        public Queue(
                String queueId,
                ArrivalProfile arrivals,
                Distribution handling,
                Distribution wrapUp,
                long wrapUpLimitMs,
                Distribution patience,
                int maxWaiting) {
            this(
                    queueId,
                    arrivals,
                    handling,
                    wrapUp,
                    wrapUpLimitMs,
                    patience,
                    maxWaiting,
                    List.of(),
                    RoutingRule.LONGEST_IDLE,
                    Overflow.NONE);
        }
    }

    /** @param share of a queue's customers, above 0 to 1 */
    public record Asking(double share, Demand demand) {
        public Asking {
            require(share > 0 && share <= 1, "a share is above 0, up to 1");
        }
    }

    /**
     * Agents who are alike and have the same shifts; a gap between shifts is a break.
     *
     * @param weight their share where a queue draws by weight
     */
    public record Team(
            String name,
            int agents,
            List<RoutingProfile.Served> queues,
            List<SkillLevel> skills,
            List<String> groupIds,
            int weight,
            List<Shift> shifts) {
        public Team {
            queues = List.copyOf(queues);
            skills = List.copyOf(skills);
            groupIds = List.copyOf(groupIds);
            shifts = List.copyOf(shifts);
            require(agents >= 0, "team " + name + " has fewer than no agents");
        }

        /** They serve these queues alike, and have no skills. */
        public Team(String name, int agents, List<String> queueIds, List<Shift> shifts) {
            this(name, agents, RoutingProfile.calls(name, queueIds).queues(), List.of(), List.of(), 1, shifts);
        }
    }

    /** When they are there, from the beginning of the day; after it, a conversation is finished first. */
    public record Shift(long fromMs, long toMs) {
        public Shift {
            require(fromMs >= 0 && toMs > fromMs, "a shift begins before it ends");
        }
    }

    /**
     * @param ringMs an offer not answered within it is a RONA
     * @param answer how long it rings until an agent answers; beyond {@code ringMs} it is a RONA
     * @param backAfterMs how long after a RONA he makes himself ready again
     */
    public record Rules(long ringMs, Distribution answer, long backAfterMs) {
        /** Answered as soon as it rings. */
        public static final Rules AT_ONCE = new Rules(20_000, Distribution.constant(0), 60_000);
    }

    /** The day with all its chance taken: a function of seed and replication. */
    public Day day(long seed, long replication) {
        var customers = new ArrayList<Customer>();
        for (var queue = 0; queue < queues.size(); queue++) {
            customers.addAll(customers(queues.get(queue), seed, replication, queue));
        }
        return new Day(Configs.of(queues, teams, rules), customers, duties(), List.of(), 0, lengthMs, false);
    }

    private List<Customer> customers(Queue expected, long seed, long replication, long queue) {
        var customers = new ArrayList<Customer>();
        var arrivals = expected.arrivals().drawMs(0, Draws.of(seed, Purpose.ARRIVALS, replication, queue));
        for (var arriveAtMs : arrivals) {
            if (arriveAtMs >= lengthMs) {
                break;
            }
            var nth = customers.size();
            customers.add(new Customer(
                    expected.queueId() + "-" + nth,
                    Customer.Origin.call(
                            Configs.entryPoint(expected.queueId()),
                            asked(expected, Draws.of(seed, Purpose.DEMAND, replication, queue, nth))),
                    arriveAtMs,
                    -1,
                    -1,
                    expected.patience().drawMs(Draws.of(seed, Purpose.PATIENCE, replication, queue, nth)),
                    expected.handling().drawMs(Draws.of(seed, Purpose.HANDLING, replication, queue, nth)),
                    expected.wrapUp().drawMs(Draws.of(seed, Purpose.WRAP_UP, replication, queue, nth)),
                    false,
                    offer -> answer(Draws.of(seed, Purpose.ANSWER, replication, queue, nth, offer)),
                    List.of(),
                    Customer.Ranks.NONE));
        }
        return customers;
    }

    private static Demand asked(Queue queue, Draws draws) {
        if (queue.asking().isEmpty()) {
            return Demand.NONE;
        }
        var left = draws.uniform();
        for (var asking : queue.asking()) {
            left -= asking.share();
            if (left <= 0) {
                return asking.demand();
            }
        }
        return Demand.NONE;
    }

    private OfferAnswer answer(Draws draws) {
        var afterMs = rules.answer().drawMs(draws);
        return afterMs < rules.ringMs()
                ? OfferAnswer.accept(afterMs, rules.backAfterMs())
                : new OfferAnswer(OfferAnswer.Kind.IGNORE, 0, rules.backAfterMs(), 0, 0);
    }

    private List<Duty> duties() {
        var duties = new ArrayList<Duty>();
        for (var team : teams) {
            for (var agentId : Configs.agentIds(team)) {
                duties.add(new Duty(agentId, 0, Duty.Act.ATTACH_DESK));
                for (var shift : team.shifts()) {
                    duties.add(new Duty(agentId, shift.fromMs(), Duty.Act.SIGN_IN));
                    duties.add(new Duty(agentId, shift.fromMs(), Duty.Act.READY));
                    duties.add(new Duty(agentId, shift.toMs(), Duty.Act.SIGN_OUT));
                }
            }
        }
        return duties;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
