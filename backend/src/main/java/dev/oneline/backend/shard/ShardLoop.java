package dev.oneline.backend.shard;

import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's shard: a thread that takes what commands there are, decides and evolves each, appends all their events
 * at once, and only then answers, carries out and shows. When the log refuses, the shard is thrown away and built again
 * from the log; until then commands are answered with {@link ShardReply.Unavailable}. So they are while another backend
 * owns the shard: then this one stands by, and builds the shard once it is given to it.
 */
public final class ShardLoop {
    private static final long IDLE_MS = 1_000;

    /** Who stands by asks this often; it costs nothing. */
    private static final long STANDBY_MS = 100;

    private final Journal journal;
    private final InstantSource clock;
    private final ShardListener listener;
    private final ShardSignals signals;
    private final Limits limits;
    private final BlockingQueue<Item> mailbox;
    private final TimerQueue timers = new TimerQueue();
    private final Promise<Void> started = Promise.promise();
    private final Promise<Void> stopped = Promise.promise();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean serving;

    // Below: the loop's thread alone.
    private Shard shard = new Shard();
    private long reviewAtMs;
    private long servedAtMs;
    private long snapshotSeq;
    private boolean standingBy;

    /**
     * @param maxWaiting commands in the mailbox; beyond them new ones are refused
     * @param maxTurn commands of one append
     * @param snapshotEvents events between two snapshots
     * @param retryMs first pause before a shard is built again; doubled up to {@code maxRetryMs}
     * @param settleMs how long, after the shard was built, nothing runs out at most: what bridges have held comes first.
     *     Nothing is held back for longer than the shard was away.
     */
    public record Limits(
            int maxWaiting,
            int maxTurn,
            int snapshotEvents,
            long reviewMs,
            long retryMs,
            long maxRetryMs,
            long settleMs) {
        /** A bridge says again what nobody took at least each second. */
        public static final Limits DEFAULT = new Limits(4_096, 256, 2_000, 1_000, 50, 2_000, 3_000);
    }

    private sealed interface Item {
        void unavailable();
    }

    private record Ask(Command command, Answering<ShardReply> answer) implements Item {
        @Override
        public void unavailable() {
            answer.complete(new ShardReply.Unavailable());
        }
    }

    /** Lets the loop see that it is to stop. */
    private record Wake() implements Item {
        @Override
        public void unavailable() {
            // Nobody waits for it.
        }
    }

    private record Look<T>(Function<ShardView, T> look, Answering<T> answer) implements Item {
        void at(ShardView view) {
            answer.complete(look.apply(view));
        }

        @Override
        public void unavailable() {
            answer.fail(new ShardUnavailable());
        }
    }

    public ShardLoop(
            String name,
            Journal journal,
            InstantSource clock,
            ShardListener listener,
            ShardSignals signals,
            Limits limits) {
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        this.signals = signals;
        this.limits = limits;
        this.mailbox = new ArrayBlockingQueue<>(limits.maxWaiting());
        this.thread = Thread.ofVirtual().name("shard-" + name).unstarted(this::run);
    }

    /** Completes once the shard is built from the log and takes commands, or another backend is known to own it. */
    public Future<Void> start() {
        thread.start();
        return started.future();
    }

    /** Completes once the thread has ended; what waits is answered with {@link ShardReply.Unavailable}. */
    public Future<Void> stop() {
        stopping = true;
        // Not an interrupt: it would close the database's socket in the middle of an append.
        stopSignal.countDown();
        mailbox.offer(new Wake());
        return thread.getState() == Thread.State.NEW ? Future.succeededFuture() : stopped.future();
    }

    /** Never fails. Completes on the caller's context. */
    public Future<ShardReply> submit(Command command) {
        var answer = new Answering<ShardReply>(Vertx.currentContext());
        offer(new Ask(command, answer));
        return answer.future();
    }

    /** Reads the state on the shard's thread, after everything submitted before. Fails with {@link ShardUnavailable}. */
    public <T> Future<T> read(Function<ShardView, T> look) {
        var answer = new Answering<T>(Vertx.currentContext());
        offer(new Look<>(look, answer));
        return answer.future();
    }

    private void offer(Item item) {
        if (stopping || !serving || !mailbox.offer(item)) {
            signals.refused();
            item.unavailable();
        }
    }

    private void run() {
        long retryMs = limits.retryMs();
        while (!stopping) {
            long pauseMs = retryMs;
            try {
                if (journal.claim()) {
                    build();
                    opened();
                    retryMs = limits.retryMs();
                    serve();
                    pauseMs = 0;
                } else {
                    standBy();
                    pauseMs = STANDBY_MS;
                }
            } catch (JournalFailed failed) {
                signals.rebuilding(failed);
                retryMs = Math.min(limits.maxRetryMs(), retryMs * 2);
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException bug) {
                signals.failed(bug);
                retryMs = Math.min(limits.maxRetryMs(), retryMs * 2);
            }
            serving = false;
            refuseWaiting();
            if (!pause(pauseMs)) {
                break;
            }
        }
        serving = false;
        refuseWaiting();
        started.tryFail(new ShardUnavailable());
        stopped.complete();
    }

    private void opened() {
        standingBy = false;
        serving = true;
        listener.serves();
        started.tryComplete();
    }

    private void standBy() {
        if (!standingBy) {
            standingBy = true;
            shard = new Shard();
            signals.standsBy();
            listener.standsBy();
        }
        started.tryComplete();
    }

    private boolean pause(long pauseMs) {
        try {
            return !stopSignal.await(pauseMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void build() throws JournalFailed {
        timers.clear();
        var snapshot = journal.newestSnapshot();
        shard = snapshot == null ? new Shard() : Shard.restore(snapshot);
        snapshotSeq = shard.view().lastSeq();
        journal.replay(snapshotSeq, shard::replay);
        signals.built(shard.view().lastSeq());
        var turn = new Turn(clock.millis());
        turn.effects.addAll(shard.recover());
        reviewAtMs = turn.nowMs;
        // A message that was spoken, an answer that came while nobody was here: it is held, and isn't to come too late.
        long settledAtMs = turn.nowMs + Math.min(limits.settleMs(), turn.nowMs - servedAtMs);
        release(turn, settledAtMs);
    }

    private void serve() throws JournalFailed, InterruptedException {
        while (!stopping && journal.holds()) {
            long nowMs = clock.millis();
            long waitMs = Math.min(IDLE_MS, Math.min(timers.nextDueMs(), reviewAtMs) - nowMs);
            var first = waitMs > 0 ? mailbox.poll(waitMs, TimeUnit.MILLISECONDS) : mailbox.poll();
            turn(first);
        }
    }

    private void turn(@Nullable Item first) throws JournalFailed {
        var turn = new Turn(clock.millis());
        servedAtMs = turn.nowMs;
        var items = new ArrayList<Item>();
        if (first != null) {
            items.add(first);
            mailbox.drainTo(items, limits.maxTurn() - 1);
        }
        try {
            for (var item : items) {
                if (item instanceof Ask ask) {
                    turn.replies.add(handle(turn, ask.command()));
                }
            }
            internalCommands(turn).forEach(command -> handle(turn, command));
            append(turn);
        } catch (JournalFailed | RuntimeException e) {
            items.forEach(Item::unavailable);
            throw e;
        }
        answer(items, turn);
        release(turn, 0);
        snapshotNowAndThen();
    }

    private List<Command> internalCommands(Turn turn) {
        var commands = new ArrayList<Command>();
        timers.takeDue(turn.nowMs, limits.maxTurn()).forEach(timerId -> commands.add(new Command.FireTimer(timerId)));
        if (turn.nowMs >= reviewAtMs) {
            reviewAtMs = turn.nowMs + limits.reviewMs();
            commands.addAll(listener.review(shard.view(), turn.nowMs));
        }
        return commands;
    }

    private ShardReply handle(Turn turn, Command command) {
        return switch (shard.handle(command, turn.nowMs)) {
            case Outcome.Done done -> {
                turn.add(done);
                yield new ShardReply.Done();
            }
            case Outcome.Rejected rejected -> {
                signals.rejected(rejected.rejection());
                yield new ShardReply.Rejected(rejected.rejection());
            }
        };
    }

    private void append(Turn turn) throws JournalFailed {
        if (!turn.events.isEmpty()) {
            long startNs = System.nanoTime();
            journal.append(turn.events);
            signals.appended(turn.events.size(), System.nanoTime() - startNs);
        }
    }

    private void answer(List<Item> items, Turn turn) {
        var replies = turn.replies.iterator();
        for (var item : items) {
            switch (item) {
                case Ask ask -> ask.answer().complete(replies.next());
                case Look<?> look -> look.at(shard.view());
                case Wake wake -> {
                    // Its coming was all.
                }
            }
        }
    }

    /** @param notBeforeMs timers that are due earlier are due then */
    private void release(Turn turn, long notBeforeMs) {
        var outward = new ArrayList<Effect>();
        for (var effect : turn.effects) {
            if (effect instanceof Effect.ArmTimer timer) {
                timers.arm(timer.timerId(), Math.max(timer.dueMs(), notBeforeMs));
            } else {
                outward.add(effect);
            }
        }
        if (!outward.isEmpty() || !turn.events.isEmpty()) {
            listener.released(new ShardListener.Release(
                    shard.view(), turn.nowMs, outward, turn.agentIds, turn.contactIds, turn.queueIds));
        }
    }

    private void snapshotNowAndThen() throws JournalFailed {
        long seq = shard.view().lastSeq();
        if (seq - snapshotSeq >= limits.snapshotEvents()) {
            journal.save(shard.snapshot());
            snapshotSeq = seq;
            signals.snapshotted(seq);
        }
    }

    private void refuseWaiting() {
        var left = new ArrayList<Item>();
        mailbox.drainTo(left);
        left.forEach(Item::unavailable);
    }

    /** What the commands of one turn came to. */
    private static final class Turn {
        private final long nowMs;
        private final List<ShardReply> replies = new ArrayList<>();
        private final List<Recorded> events = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();
        private final LinkedHashSet<String> agentIds = new LinkedHashSet<>();
        private final LinkedHashSet<String> contactIds = new LinkedHashSet<>();
        private final LinkedHashSet<String> queueIds = new LinkedHashSet<>();

        Turn(long nowMs) {
            this.nowMs = nowMs;
        }

        void add(Outcome.Done done) {
            events.addAll(done.events());
            effects.addAll(done.effects());
            agentIds.addAll(done.agentIds());
            contactIds.addAll(done.contactIds());
            queueIds.addAll(done.queueIds());
        }
    }
}
