package dev.oneline.core.shard;

/** An agent whom the configuration admits to a pool; he is in it while the moment admits him, too. */
final class Membership implements MembershipView {
    final Pool pool;
    final AgentSlot slot;
    private final int order;
    private boolean in;
    private long rank;
    private long seq;

    Membership(Pool pool, AgentSlot slot, int order) {
        this.pool = pool;
        this.slot = slot;
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
        return in;
    }

    /** Follows the agent. Returns whether he is in the pool now and was not, or not so. */
    boolean follow(boolean available) {
        var nextRank = available ? pool.rank(slot) : 0;
        var nextSeq = slot.agent.idleSeq();
        if (in && available && rank == nextRank && seq == nextSeq) {
            return false;
        }
        leave();
        if (available) {
            rank = nextRank;
            seq = nextSeq;
            pool.agents.add(rank, seq, slot.agent.config().weight(), slot);
            in = true;
        }
        return available;
    }

    void leave() {
        if (in) {
            pool.agents.remove(rank, seq);
            in = false;
        }
    }
}
