package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.routing.Exclusion;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.why.Explanation;
import dev.oneline.core.why.Explanation.Candidate;
import dev.oneline.core.why.Explanation.Excluded;
import dev.oneline.core.why.Explanation.Matching;
import dev.oneline.core.why.Explanation.Outsider;
import dev.oneline.core.why.Tracing;
import dev.oneline.core.why.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is explained of a random day is what happened on it. */
class ExplanationTest {
    private static final long FIRST_SEED = Long.getLong("oneline.simulation.seed", 1);
    private static final int SCHEDULES = Integer.getInteger("oneline.simulation.schedules", 300);
    private static final int STEPS = 200;

    private final Set<Strategy> strategies = EnumSet.noneOf(Strategy.class);
    private final Set<Exclusion> reasons = EnumSet.noneOf(Exclusion.class);
    private final Set<Class<?>> turns = new HashSet<>();
    private final Set<Turn.Origin> origins = EnumSet.noneOf(Turn.Origin.class);
    private int offers;
    private int assigned;

    @Test
    void shouldExplainEveryDecisionOfEverySchedule() {
        for (var seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            var log = Simulation.run(Script.of(seed, STEPS)).owner().log();
            var agentIds = agentIds(log);
            for (var contactId : contactIds(log)) {
                var decisions = traced(log, contactId);
                decisions.forEach(decision -> thenEverybodyIsSomewhere(decision, agentIds));
                var told = told(log, contactId);
                assertThat(decisions).as("seed %d, %s", seed, contactId).hasSameSizeAs(told);
                for (var i = 0; i < told.size(); i++) {
                    assertThat(decisions.get(i).seq()).isEqualTo(told.get(i).seq());
                    check(told.get(i), decisions.get(i), "seed " + seed + ", event " + told.get(i));
                }
            }
        }
        // What never happened proves nothing.
        assertThat(offers).isGreaterThan(1_000);
        assertThat(assigned).isPositive();
        assertThat(strategies).containsExactlyInAnyOrder(Strategy.values());
        assertThat(turns).isEqualTo(Set.of(Turn.class.getPermittedSubclasses()));
        assertThat(origins).containsExactlyInAnyOrder(Turn.Origin.values());
        assertThat(reasons)
                .contains(Exclusion.NOT_IN_QUEUE, Exclusion.NOT_SKILLED, Exclusion.SIGNED_OUT, Exclusion.AT_CAPACITY)
                .contains(Exclusion.NOT_ITS_AGENT, Exclusion.TOO_EARLY, Exclusion.RINGING, Exclusion.DESK_AWAY);
    }

    private void check(Recorded recorded, Explanation explained, String what) {
        turns.add(explained.turn().getClass());
        if (explained.turn() instanceof Turn.Queued queued) {
            origins.add(queued.origin());
        }
        var matching = explained.matching();
        if (matching != null) {
            matching.exclusions().forEach(excluded -> reasons.add(excluded.reason()));
            assertThat(matching.candidateCount())
                    .as(what)
                    .isEqualTo(candidateIds(matching).size());
        }
        if (recorded.event() instanceof Event.ContactOffered offered) {
            assertThat(matching).as(what).isNotNull();
            assertThat(explained.configVersion()).as(what).isEqualTo(offered.configVersion());
            assertThat(matching.strategy()).as(what).isEqualTo(offered.strategy());
            assertThat(matching.stepMs()).as(what).isLessThanOrEqualTo(offered.waitedMs());
            strategies.add(offered.strategy());
            if (offered.assigned()) {
                assigned++;
            } else {
                offers++;
                assertThat(matching.chosenAgentId()).as(what).isEqualTo(offered.agentId());
                assertThat(matching.candidateCount()).as(what).isEqualTo(offered.candidates());
                assertThat(candidateIds(matching)).as(what).contains(offered.agentId());
                assertThat(excludedIds(matching)).as(what).doesNotContain(offered.agentId());
                thenStrategyPrefers(matching, what);
            }
        }
    }

    /** The values that are shown bear the choice out; nobody shown has better ones. */
    private static void thenStrategyPrefers(Matching matching, String what) {
        var candidates = matching.candidates();
        var chosen = candidates.stream()
                .filter(candidate -> candidate.agentId().equals(matching.chosenAgentId()))
                .findFirst()
                .orElseThrow();
        var draw = matching.draw();
        switch (matching.strategy()) {
            case RANDOM -> assertThat(candidates.indexOf(chosen)).as(what).isEqualTo((int) draw.drawn());
            case WEIGHTED_RANDOM -> {
                long before = candidates.subList(0, candidates.indexOf(chosen)).stream()
                        .mapToInt(Candidate::weight)
                        .sum();
                assertThat(draw.drawn()).as(what).isBetween(before, before + chosen.weight() - 1);
            }
            case FEWEST_CONTACTS -> thenSmallest(candidates, chosen, Candidate::answered, what);
            case LEAST_TALK_TIME -> thenSmallest(candidates, chosen, Candidate::talkMs, what);
            case TOP_DOWN -> thenSmallest(candidates, chosen, Candidate::position, what);
            case MOST_SKILLED -> thenSmallest(candidates, chosen, candidate -> -candidate.skillSum(), what);
            case LONGEST_IDLE, RING_ALL, PROGRESSIVE -> thenSmallest(candidates, chosen, Candidate::load, what);
            case ROUND_ROBIN -> {
                assertThat(candidates.getFirst()).as(what).isEqualTo(chosen);
                thenSmallest(
                        candidates,
                        chosen,
                        candidate -> candidate.position() + (candidate.position() > matching.turnAfter() ? 0 : 1_000),
                        what);
            }
        }
    }

    private static void thenSmallest(
            List<Candidate> candidates,
            Candidate chosen,
            java.util.function.ToLongFunction<Candidate> value,
            String what) {
        assertThat(candidates.getFirst()).as(what).isEqualTo(chosen);
        for (var other : candidates) {
            assertThat(value.applyAsLong(other)).as(what).isGreaterThanOrEqualTo(value.applyAsLong(chosen));
            if (value.applyAsLong(other) == value.applyAsLong(chosen)) {
                assertThat(other.idleSeq()).as(what).isGreaterThanOrEqualTo(chosen.idleSeq());
            }
            assertThat(other.idleSinceMs()).as(what).isPositive();
        }
    }

    /** From the start of the log, and from a snapshot right before the contact: they say the same. */
    private static List<Explanation> traced(List<Recorded> log, String contactId) {
        LongUnaryOperator timeOf = seq -> seq == 0 ? 0 : log.get((int) seq - 1).atMs();
        var tracing = new Tracing(new Shard(), contactId, timeOf);
        log.forEach(tracing::next);
        var shard = new Shard();
        var later = log.iterator();
        while (shard.view().lastSeq() < firstSeq(log, contactId) - 1) {
            shard.replay(later.next());
        }
        var fromSnapshot = new Tracing(Shard.restore(shard.snapshot()), contactId, timeOf);
        later.forEachRemaining(fromSnapshot::next);
        assertThat(fromSnapshot.decisions()).isEqualTo(tracing.decisions());
        assertThat(tracing.truncated()).isFalse();
        return tracing.decisions();
    }

    /** Every agent is either a candidate or excluded for one reason. */
    private static void thenEverybodyIsSomewhere(Explanation explained, List<List<String>> agentIds) {
        var matching = explained.matching();
        if (matching != null) {
            var everybody = new ArrayList<>(candidateIds(matching));
            everybody.addAll(excludedIds(matching));
            var seq = (int) explained.seq() - (explained.turn() instanceof Turn.Offered ? 1 : 0);
            assertThat(everybody).containsExactlyInAnyOrderElementsOf(agentIds.get(seq));
            for (var excluded : matching.exclusions()) {
                assertThat(excluded.count()).isEqualTo(excluded.agents().size());
            }
        }
    }

    /** Who was there after each event of the log. */
    private static List<List<String>> agentIds(List<Recorded> log) {
        var shard = new Shard();
        var agentIds = new ArrayList<List<String>>();
        agentIds.add(List.of());
        for (var recorded : log) {
            shard.replay(recorded);
            agentIds.add(shard.view().agents().stream().map(Agent::agentId).toList());
        }
        return agentIds;
    }

    private static long firstSeq(List<Recorded> log, String contactId) {
        return log.stream()
                .filter(recorded -> recorded.event() instanceof Event.ContactArrived arrived
                        && arrived.contactId().equals(contactId))
                .mapToLong(Recorded::seq)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> contactIds(List<Recorded> log) {
        return log.stream()
                .map(Recorded::event)
                .filter(Event.ContactArrived.class::isInstance)
                .map(event -> ((Event.ContactArrived) event).contactId())
                .toList();
    }

    /** What on the log is a decision about the contact, by the events' names. */
    private static List<Recorded> told(List<Recorded> log, String contactId) {
        return log.stream()
                .filter(recorded -> contactId.equals(
                        switch (recorded.event()) {
                            case Event.ContactQueued e -> e.contactId();
                            case Event.RoutingStepReached e -> e.contactId();
                            case Event.ContactOffered e -> e.contactId();
                            case Event.OfferEnded e -> e.contactId();
                            case Event.ContactConnected e -> e.contactId();
                            case Event.ContactOverflowed e -> e.contactId();
                            case Event.ContactAbandoned e -> e.contactId();
                            case Event.ConversationEnded e -> e.contactId();
                            default -> "";
                        }))
                .toList();
    }

    private static List<String> candidateIds(Matching matching) {
        return matching.candidates().stream().map(Candidate::agentId).toList();
    }

    private static List<String> excludedIds(Matching matching) {
        return matching.exclusions().stream()
                .map(Excluded::agents)
                .flatMap(List::stream)
                .map(Outsider::agentId)
                .toList();
    }
}
