package dev.oneline.core.simulation;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardSnapshot;
import dev.oneline.core.story.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A shard's owner as the backend is one: appends, then releases; dies at any line; comes back from log or snapshot. */
final class Owner {
    /** Where the owner dies in its next append. */
    enum Fate {
        LIVES,
        DIES_BEFORE_APPEND,
        DIES_AFTER_APPEND
    }

    private final List<Recorded> log = new ArrayList<>();
    private final List<SimulatedCommand> handled = new ArrayList<>();
    private final Outside outside;
    private final Consumer<Recorded> appended;
    private Shard shard = new Shard();
    private ShardSnapshot snapshot = shard.snapshot();
    private final List<Recorded> unappended = new ArrayList<>();
    private final List<Effect> unreleased = new ArrayList<>();
    private Fate fate = Fate.LIVES;
    private int batchLeft;

    Owner(Outside outside, Consumer<Recorded> appended) {
        this.outside = outside;
        this.appended = appended;
    }

    Shard shard() {
        return shard;
    }

    List<Recorded> log() {
        return log;
    }

    /** Every command in its order, whatever became of it. */
    List<SimulatedCommand> handled() {
        return handled;
    }

    /** The owner dies with a batch of so many commands that had news. */
    void meet(Fate next, int batch) {
        fate = next;
        batchLeft = batch;
    }

    /** No death is due: what is handled now is on the log at once. */
    boolean lives() {
        return fate == Fate.LIVES;
    }

    /** Within a batch the shard is ahead of the log, and nobody outside has been told. */
    boolean inBatch() {
        return !unappended.isEmpty();
    }

    void flush() {
        fate = Fate.LIVES;
        append(unappended);
        unappended.clear();
        outside.carryOut(unreleased);
        unreleased.clear();
    }

    /** Of what is on the log: a snapshot of more would outlive a batch that was dropped. */
    void takeSnapshot() {
        if (!inBatch()) {
            snapshot = shard.snapshot();
        }
    }

    void handle(Command command, long nowMs) {
        handled.add(new SimulatedCommand(command, nowMs));
        if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
            return;
        }
        unappended.addAll(done.events());
        unreleased.addAll(done.effects());
        if (fate == Fate.LIVES) {
            flush();
        } else if (unappended.isEmpty()) {
            // Nothing to wait for.
            outside.carryOut(unreleased);
            unreleased.clear();
        } else if (!done.events().isEmpty() && --batchLeft == 0) {
            die(nowMs);
        }
    }

    private void die(long nowMs) {
        if (fate == Fate.DIES_AFTER_APPEND) {
            append(unappended);
        }
        restart(nowMs, false);
    }

    private void append(List<Recorded> events) {
        log.addAll(events);
        events.forEach(appended);
    }

    /** A new owner: it knows the log, no timer, and no desk. */
    void restart(long nowMs, boolean fromSnapshot) {
        fate = Fate.LIVES;
        unappended.clear();
        unreleased.clear();
        shard = rebuilt(fromSnapshot);
        outside.forgetTimers();
        outside.carryOut(shard.recover());
        List.copyOf(shard.view().agents()).stream()
                .filter(agent -> agent.desk().attached())
                .forEach(agent -> handle(new Command.DetachDesk(agent.agentId()), nowMs));
    }

    Shard rebuilt(boolean fromSnapshot) {
        var rebuilt = fromSnapshot ? Shard.restore(snapshot) : new Shard();
        log.subList((int) rebuilt.view().lastSeq(), log.size()).forEach(rebuilt::replay);
        return rebuilt;
    }
}
