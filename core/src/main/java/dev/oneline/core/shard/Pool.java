package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.routing.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link PoolView}. Agents are ordered by what the strategy compares, contacts by place. */
final class Pool implements PoolView {
    private final Terms terms;
    private final QueueState queue;
    private final Strategy strategy;

    final RankedIndex<AgentSlot> agents = new RankedIndex<>();
    final RankedIndex<String> waiting = new RankedIndex<>();
    final RankedIndex<String> widening = new RankedIndex<>();

    /** All whom the configuration admits, available or not. */
    final List<Membership> members = new ArrayList<>();

    private final ShardView view;

    Pool(Terms terms, QueueState queue, ShardView view) {
        this.terms = terms;
        this.queue = queue;
        this.strategy = queue.config.routing().strategy();
        this.view = view;
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

    private @Nullable Contact contact(RankedIndex<String> index) {
        var first = index.first();
        return first == null ? null : view.contact(first);
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
        var chosen =
                switch (strategy) {
                    case ROUND_ROBIN -> nextInTurn();
                    case RANDOM -> agents.at((int) Long.remainderUnsigned(draw(contact), agents.size()));
                    case WEIGHTED_RANDOM ->
                        agents.atWeight(Long.remainderUnsigned(draw(contact), agents.totalWeight()));
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

    private @Nullable AgentSlot nextInTurn() {
        var next = agents.firstBehind(queue.lastTurn());
        return next == null ? agents.first() : next;
    }

    /** The same for the same offer, in every replay. */
    private static long draw(Contact contact) {
        var place = contact.place();
        return RankedIndex.mix((place == null ? 0 : place.seq()) * 0x9e3779b97f4a7c15L + contact.offerCount());
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
