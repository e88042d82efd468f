package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.routing.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link PoolView}. Agents are ordered by what the strategy compares, contacts by place. */
final class Pool implements PoolView {
    private final RoutingIndex.PoolKey key;
    private final Terms terms;
    private final QueueState queue;
    private final Strategy strategy;

    final RankedIndex<AgentSlot> agents = new RankedIndex<>();
    final RankedIndex<ContactSlot> waiting = new RankedIndex<>();
    final RankedIndex<ContactSlot> widening = new RankedIndex<>();

    /** All whom the configuration admits, available or not. */
    final List<Membership> members = new ArrayList<>();

    Pool(RoutingIndex.PoolKey key, Terms terms, QueueState queue) {
        this.key = key;
        this.terms = terms;
        this.queue = queue;
        this.strategy = queue.config.routing().strategy();
    }

    RoutingIndex.PoolKey key() {
        return key;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public Strategy strategy() {
        return strategy;
    }

    @Override
    public @Nullable Contact firstWaiting() {
        return contact(waiting);
    }

    @Override
    public @Nullable Contact firstWidening() {
        return contact(widening);
    }

    private static @Nullable Contact contact(RankedIndex<ContactSlot> index) {
        var first = index.first();
        return first == null ? null : first.contact;
    }

    @Override
    public int candidates() {
        return agents.size();
    }

    boolean wanted() {
        return !waiting.isEmpty() || !widening.isEmpty();
    }

    @Override
    public @Nullable Agent choose(Contact contact) {
        if (agents.isEmpty()) {
            return null;
        }
        var mark = mark(contact);
        var chosen =
                switch (strategy) {
                    case ROUND_ROBIN -> nextInTurn(mark);
                    case RANDOM -> agents.at((int) mark);
                    case WEIGHTED_RANDOM -> agents.atWeight(mark);
                    case LONGEST_IDLE,
                            FEWEST_CONTACTS,
                            LEAST_TALK_TIME,
                            TOP_DOWN,
                            MOST_SKILLED,
                            RING_ALL,
                            PROGRESSIVE -> agents.first();
                };
        return chosen == null ? null : chosen.agent;
    }

    private @Nullable AgentSlot nextInTurn(long lastTurn) {
        var next = agents.firstBehind(lastTurn);
        return next == null ? agents.first() : next;
    }

    @Override
    public long mark(Contact contact) {
        return switch (strategy) {
            case ROUND_ROBIN -> queue.lastTurn();
            case RANDOM, WEIGHTED_RANDOM -> agents.isEmpty() ? 0 : Long.remainderUnsigned(draw(contact), markBound());
            default -> 0;
        };
    }

    @Override
    public long markBound() {
        return switch (strategy) {
            case RANDOM -> agents.size();
            case WEIGHTED_RANDOM -> agents.totalWeight();
            default -> 0;
        };
    }

    /** The same for the same offer, in every replay. */
    private static long draw(Contact contact) {
        var place = contact.place();
        return RankedIndex.mix((place == null ? 0 : place.seq()) * 0x9e3779b97f4a7c15L + contact.offerCount());
    }

    @Override
    public List<Candidate> inOrder() {
        var ordered = new ArrayList<Candidate>();
        for (var slot : agents.values()) {
            ordered.add(new Candidate(slot.agent, slot.position, rank(slot), skill(slot.agent.config())));
        }
        if (strategy == Strategy.ROUND_ROBIN) {
            // Whose turn is over comes last again.
            var behind = (int) ordered.stream()
                    .filter(candidate -> candidate.rank() <= queue.lastTurn())
                    .count();
            Collections.rotate(ordered, -behind);
        }
        return ordered;
    }

    /** What the strategy compares; equal ranks are ordered by {@link Agent#idleSeq}. */
    long rank(AgentSlot slot) {
        var agent = slot.agent;
        return switch (strategy) {
            case LONGEST_IDLE, RING_ALL, PROGRESSIVE -> agent.load();
            case ROUND_ROBIN, TOP_DOWN, RANDOM, WEIGHTED_RANDOM -> slot.position;
            case FEWEST_CONTACTS -> agent.tally().answered();
            case LEAST_TALK_TIME -> agent.tally().talkMs();
            case MOST_SKILLED -> -skill(agent.config());
        };
    }

    private long skill(AgentConfig agent) {
        var sum = 0L;
        for (var need : terms.needs()) {
            sum += SkillLevel.of(agent.skills(), need.skillId());
        }
        return sum;
    }
}
