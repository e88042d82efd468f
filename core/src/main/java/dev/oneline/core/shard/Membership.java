package dev.oneline.core.shard;

import dev.oneline.core.contact.Channel;

/** An agent whom the configuration admits to a pool; he is in it while the moment admits him, too. */
final class Membership implements MembershipView {
    final Pool pool;
    final AgentSlot slot;
    private final Channel channel;
    private final int order;
    private boolean in;
    private long rank;
    private long seq;

    Membership(Pool pool, AgentSlot slot, int order) {
        this.pool = pool;
        this.slot = slot;
        this.channel = pool.terms().channel();
        this.order = order;
    }

    @Override
    public Pool pool() {
        return pool;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public boolean available() {
        return slot.admitted(channel);
    }

    /** Leaves the pool unless the agent is to stand where he stands. Returns whether he is to join it. */
    boolean follow() {
        var available = available();
        if (in && available && rank == pool.rank(slot) && seq == slot.agent.idleSeq()) {
            return false;
        }
        leave();
        return available;
    }

    void join() {
        if (!in && available()) {
            rank = pool.rank(slot);
            seq = slot.agent.idleSeq();
            pool.agents.add(rank, seq, slot.agent.config().weight(), slot);
            in = true;
            slot.standing++;
        }
    }

    void leave() {
        if (in) {
            pool.agents.remove(rank, seq);
            in = false;
            slot.standing--;
        }
    }
}
