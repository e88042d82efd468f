package dev.oneline.core.shard;

import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A queue's indexes. They follow from contacts, agents and the configuration; only {@link ShardState} changes them. */
final class QueueState implements QueueView {
    /** Pools of one queue that are kept ready; beyond it those in which nobody waits are let go. */
    static final int MAX_POOLS = 64;

    QueueConfig config;

    /** Queued and ringing contacts by place. */
    final RankedIndex<String> waiting = new RankedIndex<>();

    /** The same by the beginning of their waiting. */
    final RankedIndex<Long> waitingSince = new RankedIndex<>();

    final SequencedMap<RoutingIndex.PoolKey, Pool> pools = new LinkedHashMap<>();

    /** Pools of other queues whose contacts this queue's agents may have. */
    final List<Pool> foreignPools = new ArrayList<>();

    /** Who serves it. */
    final List<AgentSlot> servers = new ArrayList<>();

    /** Waiting times at which something changes for a contact: steps, profiles' delays, the end of stickiness. Sorted. */
    long[] boundariesMs = {0};

    /** Of talk, hold and wrap-up; moving, 0 before the first. */
    long meanHandleMs;

    /** Number of the {@link Changes} that it was last in. */
    long changedIn;

    int greeted;
    int signedIn;
    int ready;

    /** Position of the agent to whom it offered last, for taking turns; -1 before. */
    private long lastTurn = -1;

    private String lastTurnAgentId = "";

    QueueState(QueueConfig config) {
        this.config = config;
    }

    long lastTurn() {
        return lastTurn;
    }

    String lastTurnAgentId() {
        return lastTurnAgentId;
    }

    void turn(String agentId, long position) {
        lastTurnAgentId = agentId;
        lastTurn = position;
    }

    @Override
    public String queueId() {
        return config.queueId();
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public int waiting() {
        return waiting.size();
    }

    @Override
    public long longestWaitSinceMs() {
        var first = waitingSince.first();
        return first == null ? 0 : first;
    }

    @Override
    public int readyAgents() {
        return ready;
    }

    @Override
    public int signedInAgents() {
        return signedIn;
    }

    @Override
    public boolean full() {
        return waiting.size() + greeted >= config.maxWaiting();
    }

    @Override
    public long meanHandleMs() {
        return meanHandleMs;
    }

    @Override
    public long boundaryMs(long waitedMs) {
        var reached = 0L;
        for (var boundaryMs : boundariesMs) {
            if (boundaryMs <= waitedMs) {
                reached = boundaryMs;
            }
        }
        return reached;
    }

    @Override
    public long nextBoundaryMs(long reachedMs) {
        for (var boundaryMs : boundariesMs) {
            if (boundaryMs > reachedMs) {
                return boundaryMs;
            }
        }
        return Long.MAX_VALUE;
    }
}
