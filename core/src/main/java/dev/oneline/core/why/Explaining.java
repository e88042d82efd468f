package dev.oneline.core.why;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.routing.Admission;
import dev.oneline.core.routing.Exclusion;
import dev.oneline.core.routing.Terms;
import dev.oneline.core.shard.PoolView;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardView;
import dev.oneline.core.why.Explanation.Candidate;
import dev.oneline.core.why.Explanation.Draw;
import dev.oneline.core.why.Explanation.Excluded;
import dev.oneline.core.why.Explanation.Matching;
import dev.oneline.core.why.Explanation.Outsider;
import dev.oneline.core.why.Explanation.Waiting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a shard's state what routing reads from it, and says it in full. It decides nothing of its own: who may have
 * a contact is {@link Admission}'s, the order and the choice are the pool's.
 */
public final class Explaining {
    /** Agents listed, of the candidates and for each reason; the rest is counted. */
    public static final int MAX_LISTED = 100;

    private Explaining() {}

    /**
     * @param view the state that the decision was made in
     * @param timeOf the time at a log sequence number; 0 when it isn't known
     */
    public static Explanation explain(
            ShardView view, Contact contact, Recorded recorded, Turn turn, LongUnaryOperator timeOf) {
        // On its way through several queues at once it is said to be in the first of them.
        var queueId = turn instanceof Turn.Overflowed went ? went.facts().queueId() : contact.queueId();
        var queue = view.queueConfig(queueId);
        var looksForAgent =
                turn instanceof Turn.Queued || turn instanceof Turn.StepReached || turn instanceof Turn.Offered;
        return new Explanation(
                recorded.seq(),
                recorded.atMs(),
                view.config().version(),
                queueId,
                queue == null ? queueId : queue.name(),
                turn,
                waiting(view, contact, recorded.atMs()),
                looksForAgent ? matching(view, contact, timeOf) : null);
    }

    private static @Nullable Waiting waiting(ShardView view, Contact contact, long atMs) {
        var place = contact.place();
        var queue = view.queue(contact.queueId());
        return place == null || queue == null || !contact.waiting()
                ? null
                : new Waiting(
                        view.position(contact.contactId()),
                        queue.waiting(),
                        place.queuedAtMs(),
                        atMs - place.queuedAtMs(),
                        place.queuedAtMs() - place.rankMs(),
                        place.rankMs());
    }

    /** Null when the contact wants no agent. */
    static @Nullable Matching matching(ShardView view, Contact contact, LongUnaryOperator timeOf) {
        var pool = view.pool(contact.contactId());
        if (pool == null) {
            return null;
        }
        var terms = pool.terms();
        var chosen = pool.choose(contact);
        var bound = pool.markBound();
        var mark = pool.mark(contact);
        return new Matching(
                pool.strategy(),
                terms.waitedMs(),
                terms.step(),
                contact.arrival().demand().skills(),
                terms.needs(),
                terms.onlyAgentId(),
                bound == 0 ? null : new Draw(mark, bound),
                pool.strategy() == Strategy.ROUND_ROBIN ? mark + 1 : null,
                pool.candidates(),
                candidates(pool, chosen, timeOf),
                chosen == null ? null : chosen.agentId(),
                exclusions(view, terms));
    }

    /** The chosen one is always among them. */
    private static List<Candidate> candidates(PoolView pool, @Nullable Agent chosen, LongUnaryOperator timeOf) {
        var listed = new ArrayList<Candidate>();
        for (var candidate : pool.inOrder()) {
            var agent = candidate.agent();
            if (listed.size() < MAX_LISTED || agent.equals(chosen)) {
                listed.add(new Candidate(
                        agent.agentId(),
                        agent.name(),
                        agent.load(),
                        agent.idleSeq(),
                        timeOf.applyAsLong(agent.idleSeq()),
                        agent.tally().answered(),
                        agent.tally().talkMs(),
                        candidate.position() + 1,
                        agent.config().weight(),
                        candidate.skillSum()));
            }
        }
        return listed;
    }

    private static List<Excluded> exclusions(ShardView view, Terms terms) {
        var counts = new EnumMap<Exclusion, Integer>(Exclusion.class);
        var outsiders = new EnumMap<Exclusion, List<Outsider>>(Exclusion.class);
        for (var agent : view.agents()) {
            var reason = exclusion(view, agent, terms);
            if (reason != null) {
                counts.merge(reason, 1, Integer::sum);
                var listed = outsiders.computeIfAbsent(reason, unused -> new ArrayList<>());
                if (listed.size() < MAX_LISTED) {
                    listed.add(outsider(agent, terms, reason));
                }
            }
        }
        var excluded = new ArrayList<Excluded>();
        outsiders.forEach(
                (reason, agents) -> excluded.add(new Excluded(reason, counts.getOrDefault(reason, 0), agents)));
        return excluded;
    }

    /** Why an agent can't have a contact of these terms now; null when he can. */
    static @Nullable Exclusion exclusion(ShardView view, Agent agent, Terms terms) {
        if (agent.removed()) {
            return Exclusion.NOT_CONFIGURED;
        }
        var profile = view.profile(agent.agentId());
        var byConfig = Admission.byConfig(agent.config(), profile, terms);
        return byConfig != null ? byConfig : Admission.byMoment(agent, profile, terms.channel());
    }

    private static Outsider outsider(Agent agent, Terms terms, Exclusion reason) {
        var lacks = reason == Exclusion.NOT_SKILLED
                ? terms.needs().stream()
                        .filter(need -> SkillLevel.of(agent.config().skills(), need.skillId()) < need.proficiency())
                        .toList()
                : List.<SkillLevel>of();
        return new Outsider(agent.agentId(), agent.name(), agent.state(), agent.reason(), agent.load(), lacks);
    }
}
