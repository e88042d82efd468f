package dev.oneline.bench;

import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a decision of the shard costs, on one thread, without log and bus. A decision is one command decided, evolved and
 * routed, its effects derived. The load goes round: a contact arrives, an agent who talks hangs up and is offered the
 * contact that has waited longest, he accepts; about a fifth as many contacts wait as there are agents, and all agents
 * are busy. Time is the thread's processor time, so that a busy machine doesn't count against it. The other figure is taken with idle agents instead: a contact arrives and rings at once.
 */
public final class RouterBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int QUEUES = 200;
    private static final int QUEUES_AN_AGENT = 5;
    private static final int MEASURED_AGENTS = 10_000;
    private static final List<Integer> SIZES = List.of(100, 1_000, MEASURED_AGENTS, 100_000);
    private static final int ROUNDS = 5;
    private static final long ROUND_NS = 500_000_000L;
    private static final Carrier CARRIER = new Carrier("media", "sip");
    private static final Party CUSTOMER = new Party("13800000000", "");

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Talk> talks = new ArrayList<>();
    private final Shard shard = new Shard();
    private long nowMs = 1;
    private long contacts;
    private long decisions;
    private long offers;

    private record Talk(String agentId, String contactId) {}

    private RouterBench(int agents) {
        handle(new Command.Configure(config(agents)));
        for (var i = 0; i < agents; i++) {
            handle(new Command.AttachDesk("a" + i));
            handle(new Command.SignIn("a" + i));
            handle(new Command.SetReady("a" + i));
        }
    }

    public static void main(String[] args) {
        System.out.printf(
                "machine: %d cores, Java %s, %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), System.getProperty("os.arch"));
        new RouterBench(1_000).saturated().measure(true, 2 * ROUND_NS);
        var nsBySize = new TreeMap<Integer, Double>();
        for (var agents : SIZES) {
            var bench = new RouterBench(agents).saturated();
            var perS = bench.median(true);
            nsBySize.put(agents, 1e9 / perS);
            System.out.printf(Locale.ROOT, "router.agents_%d.decision_ns=%.0f ns%n", agents, 1e9 / perS);
            if (agents == MEASURED_AGENTS) {
                figure("router.decisions_per_s", perS);
                figure("router.offers_per_s", perS * bench.offers / bench.decisions);
            }
        }
        figure(
                "router.idle.decisions_per_s",
                new RouterBench(MEASURED_AGENTS).halfBusy().median(false));
        System.out.printf(Locale.ROOT, "router.growth_exponent=%.3f 1%n", slope(nsBySize));
    }

    private static void figure(String name, double perS) {
        System.out.printf(Locale.ROOT, "%s=%.0f /s%n", name, perS);
    }

    private RouterBench saturated() {
        var agents = shard.view().agents().size();
        while (talks.size() < agents) {
            arrive();
        }
        for (var i = 0; i < agents / 5; i++) {
            arrive();
        }
        return this;
    }

    private RouterBench halfBusy() {
        while (talks.size() < shard.view().agents().size() / 2) {
            arrive();
        }
        return this;
    }

    private double median(boolean waiting) {
        var perS = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            perS[round] = measure(waiting, ROUND_NS);
        }
        Arrays.sort(perS);
        return perS[ROUNDS / 2];
    }

    private double measure(boolean waiting, long forNs) {
        decisions = 0;
        offers = 0;
        var startNs = System.nanoTime();
        var startCpuNs = THREAD.getCurrentThreadCpuTime();
        do {
            for (var i = 0; i < 100; i++) {
                turn(waiting);
            }
        } while (System.nanoTime() - startNs < forNs);
        return decisions * 1e9 / (THREAD.getCurrentThreadCpuTime() - startCpuNs);
    }

    /** As many go as come. With waiting contacts the newcomer comes first, so that nobody is ever idle. */
    private void turn(boolean waiting) {
        nowMs++;
        if (waiting) {
            arrive();
        }
        var which = random.nextInt(talks.size());
        var talk = talks.get(which);
        talks.set(which, talks.getLast());
        talks.removeLast();
        handle(new Command.HangUp(talk.agentId(), talk.contactId()));
        if (!waiting) {
            arrive();
        }
    }

    private void arrive() {
        var entry = "e" + random.nextInt(QUEUES);
        handle(new Command.ArriveContact("c" + contacts++, Channel.VOICE, entry, CUSTOMER, CARRIER, Demand.NONE, 0));
    }

    private void handle(Command command) {
        decisions++;
        if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
            throw new IllegalStateException("refused: " + command);
        }
        for (var recorded : done.events()) {
            answer(recorded);
        }
    }

    private void answer(Recorded recorded) {
        if (recorded.event() instanceof Event.ContactOffered offered) {
            offers++;
            talks.add(new Talk(offered.agentId(), offered.contactId()));
            handle(new Command.AcceptOffer(offered.agentId(), offered.offerId()));
        }
    }

    /** Least squares in log-log: 0 when the cost doesn't grow, 1 when it grows as the number of agents does. */
    private static double slope(SortedMap<Integer, Double> nsBySize) {
        var n = nsBySize.size();
        double sumX = 0;
        double sumY = 0;
        double sumXY = 0;
        double sumXX = 0;
        for (var entry : nsBySize.entrySet()) {
            var x = Math.log(entry.getKey());
            var y = Math.log(entry.getValue());
            sumX += x;
            sumY += y;
            sumXY += x * y;
            sumXX += x * x;
        }
        return (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX);
    }

    private static TenantConfig config(int agentCount) {
        var random = new SplittableRandom(2);
        var queues = new ArrayList<QueueConfig>();
        var entries = new ArrayList<EntryPoint>();
        for (var i = 0; i < QUEUES; i++) {
            queues.add(new QueueConfig("q" + i, "q" + i, 1_000_000, "hold-music", 0, RoutingRule.LONGEST_IDLE));
            entries.add(new EntryPoint("e" + i, "q" + i, ""));
        }
        var agents = new ArrayList<AgentConfig>();
        var profiles = new ArrayList<RoutingProfile>();
        for (var i = 0; i < agentCount; i++) {
            var queueIds = new TreeSet<String>();
            // The first agents serve all queues between them; the others' queues are mixed.
            while (queueIds.size() < QUEUES_AN_AGENT) {
                var next =
                        i < QUEUES / QUEUES_AN_AGENT ? i * QUEUES_AN_AGENT + queueIds.size() : random.nextInt(QUEUES);
                queueIds.add("q" + next % QUEUES);
            }
            profiles.add(RoutingProfile.calls("p" + i, List.copyOf(queueIds)));
            agents.add(new AgentConfig("a" + i, "a" + i, "p" + i));
        }
        return new TenantConfig(
                1,
                queues,
                profiles,
                agents,
                entries,
                new OfferConfig(20_000, "ringback", 10_000, 30_000),
                new Limits(10_000_000, 1_000_000, 1_000));
    }
}
