package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingRule.Ring;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.whatif.Customer.Request;
import dev.oneline.core.whatif.Scenario.Asking;
import dev.oneline.core.whatif.Scenario.Queue;
import dev.oneline.core.whatif.Scenario.Rules;
import dev.oneline.core.whatif.Scenario.Shift;
import dev.oneline.core.whatif.Scenario.Team;
import java.util.ArrayList;
import java.util.List;

/** Days that tests run. */
final class Scenarios {
    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;
    static final long HANDLING_MS = 240_000;
    private static final int UNBOUNDED = 1_000_000;

    private Scenarios() {}

    /** M/M/n, or M/M/n+M with an impatient distribution. */
    static Scenario markovian(double erlang, int agents, Distribution patience, long lengthMs) {
        return new Scenario(
                lengthMs,
                List.of(demand("q", erlang, patience, lengthMs)),
                List.of(new Team("t", agents, List.of("q"), List.of(new Shift(0, lengthMs)))),
                Rules.AT_ONCE);
    }

    static Queue demand(String queueId, double erlang, Distribution patience, long lengthMs) {
        return new Queue(
                queueId,
                ArrivalProfile.constant(erlang * 1_000 / HANDLING_MS, lengthMs),
                new Distribution.Exponential(HANDLING_MS),
                Distribution.constant(0),
                0,
                patience,
                UNBOUNDED);
    }

    /**
     * A working day with everything in it: two queues, three teams, breaks, RONA, wrap-ups that run out; and refusals where
     * there is little room.
     */
    static Scenario busy(int salesRoom) {
        var profile = new ArrivalProfile(HOUR_MS, List.of(20.0, 60.0, 140.0, 160.0, 90.0, 120.0, 80.0, 20.0));
        var handling = new Distribution.LogNormal(200_000, 0.8);
        var patience = new Distribution.Exponential(150_000);
        return new Scenario(
                8 * HOUR_MS,
                List.of(
                        new Queue(
                                "sales",
                                profile,
                                handling,
                                new Distribution.Exponential(30_000),
                                60_000,
                                patience,
                                salesRoom),
                        new Queue(
                                "support",
                                profile,
                                new Distribution.Exponential(240_000),
                                Distribution.constant(15_000),
                                20_000,
                                patience,
                                30)),
                List.of(
                        new Team("early", 8, List.of("sales"), shifts(0, 2, 5)),
                        new Team("late", 8, List.of("support"), shifts(1, 4, 8)),
                        new Team("both", 4, List.of("sales", "support"), shifts(0, 4, 8))),
                new Rules(15_000, new Distribution.Exponential(4_000), 45_000));
    }

    /**
     * What routing can do, all at once: skills that are asked for and eased, head starts, a strategy for one agent and rings
     * at several, overflow by waiting time and by length into a queue, a callback and a message.
     */
    static Scenario manifold() {
        var german = List.of(new SkillLevel("german", 3));
        var steps = List.of(RoutingStep.OPEN, new RoutingStep(30_000, List.of(), 2, List.of(), List.of("support")));
        var plain = busy(30);
        var sales = plain.queues().getFirst();
        var support = plain.queues().getLast();
        return new Scenario(
                plain.lengthMs(),
                List.of(
                        with(
                                sales,
                                List.of(new Asking(0.3, new Demand(german, 20_000, "", ""))),
                                new RoutingRule(Strategy.MOST_SKILLED, 10_000, 0, Ring.DEFAULT, steps),
                                overflow(8, Target.callback(""), 90_000, Target.queue("support"))),
                        with(
                                support,
                                List.of(),
                                new RoutingRule(
                                        Strategy.PROGRESSIVE, 0, 0, new Ring(3, 2_000), List.of(RoutingStep.OPEN)),
                                overflow(12, Target.message("sorry"), 150_000, Target.callback("soon")))),
                plain.teams().stream()
                        .map(team -> team.name().equals("early") ? skilled(team, german) : team)
                        .toList(),
                plain.rules());
    }

    private static Queue with(Queue queue, List<Asking> asking, RoutingRule routing, Overflow overflow) {
        return new Queue(
                queue.queueId(),
                queue.arrivals(),
                queue.handling(),
                queue.wrapUp(),
                queue.wrapUpLimitMs(),
                queue.patience(),
                queue.maxWaiting(),
                asking,
                routing,
                overflow);
    }

    private static Overflow overflow(int lengthLimit, Target whenLong, long waitLimitMs, Target whenWaited) {
        return new Overflow("", Target.STAY, Target.STAY, lengthLimit, whenLong, waitLimitMs, whenWaited);
    }

    private static Team skilled(Team team, List<SkillLevel> skills) {
        return new Team(
                team.name(), team.agents(), team.queues(), skills, team.groupIds(), team.weight(), team.shifts());
    }

    /** Supervisors move and assign, customers want to be called back, agents want more time for the wrap-up. */
    static Day interfered(Day day) {
        var customers = new ArrayList<Customer>();
        for (var customer : day.customers()) {
            var nth = customers.size();
            var kinds = Request.Kind.values();
            var kind = kinds[nth % kinds.length];
            var target =
                    kind == Request.Kind.MOVE ? "support" : kind == Request.Kind.ASSIGN ? "both-" + (1 + nth % 4) : "";
            var request = new Request(kind, 3_000 + nth % 40_000, target, 0);
            customers.add(new Customer(
                    customer.contactId(),
                    customer.origin(),
                    customer.arriveAtMs(),
                    customer.greetingMs(),
                    customer.farewellMs(),
                    customer.patienceMs(),
                    customer.handlingMs(),
                    kind == Request.Kind.EXTEND_WRAP_UP ? 75_000 : customer.wrapUpMs(),
                    customer.agentEnds(),
                    customer.answers(),
                    nth % 3 == 0 ? List.of(request) : List.of(),
                    customer.ranks()));
        }
        return new Day(day.config(), customers, day.duties(), List.of(), day.startMs(), day.endMs(), day.audible());
    }

    static Day restless(Day day) {
        var random = Draws.of(9, Draws.Purpose.ANSWER);
        var duties = new ArrayList<>(day.duties());
        for (var agent : day.config().agents()) {
            for (var ms = HOUR_MS; ms < 7 * HOUR_MS; ms += Math.round(HOUR_MS * random.exponential())) {
                var agentId = agent.agentId();
                var backMs = ms + Math.round(10_000 * random.exponential());
                if (random.uniform() < 0.5) {
                    duties.add(new Duty(agentId, ms, Duty.Act.NOT_READY, "coffee", 0));
                } else {
                    duties.add(new Duty(agentId, ms, Duty.Act.DETACH_DESK));
                    duties.add(new Duty(agentId, backMs, Duty.Act.ATTACH_DESK));
                    duties.add(new Duty(agentId, backMs, Duty.Act.SIGN_IN));
                }
                duties.add(new Duty(agentId, backMs, Duty.Act.READY));
            }
        }
        var customers = new ArrayList<Customer>();
        for (var customer : day.customers()) {
            var declined = new OfferAnswer(OfferAnswer.Kind.DECLINE, 2_000, 30_000, 0, 0);
            Customer.Answers declining = offer -> offer == 0 ? declined : OfferAnswer.accept(1_000, 30_000);
            var answers = random.uniform() < 0.1 ? declining : customer.answers();
            customers.add(new Customer(
                    customer.contactId(),
                    customer.origin(),
                    customer.arriveAtMs(),
                    customer.greetingMs(),
                    customer.farewellMs(),
                    customer.patienceMs(),
                    customer.handlingMs(),
                    customer.wrapUpMs(),
                    random.uniform() < 0.5,
                    answers,
                    customer.requests(),
                    customer.ranks()));
        }
        var noon = new Staffing(day)
                .serving("both-1", List.of("sales"))
                .wrapUpLimit("sales", 0)
                .day()
                .config();
        return new Day(
                day.config(),
                customers,
                duties,
                List.of(new Day.Reconfiguration(4 * HOUR_MS, newer(noon), 0)),
                day.startMs(),
                day.endMs(),
                true);
    }

    private static TenantConfig newer(TenantConfig config) {
        return new TenantConfig(
                config.version() + 1,
                config.queues(),
                config.profiles(),
                config.agents(),
                config.entryPoints(),
                config.offers(),
                config.limits());
    }

    private static List<Shift> shifts(long from, long pause, long to) {
        return List.of(new Shift(from * HOUR_MS, pause * HOUR_MS), new Shift(pause * HOUR_MS + 600_000, to * HOUR_MS));
    }

    static List<Recorded> log(Day day) {
        var log = new ArrayList<Recorded>();
        World.run(day, new World.Observer() {
            @Override
            public void happened(Recorded recorded) {
                log.add(recorded);
            }

            @Override
            public void refused(Customer customer, String queueId) {
                // Not on the log.
            }
        });
        return log;
    }
}
