package dev.oneline.backend.statistics;

import dev.oneline.backend.shard.Journal;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Evidence;
import dev.oneline.core.statistics.FlowStatistics;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Statistics;
import dev.oneline.core.statistics.StatisticsSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's figures. They are read from the log, now and then and whenever somebody asks: an answer holds all that was
 * on the log when it was asked for, and the shard does nothing for it. A start reads the log from its beginning, so that
 * figures after a restart are those from before it; until that is done, askers are told to try again.
 */
public final class LiveStatistics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStatistics.class);
    private static final long FOLLOW_EVERY_MS = 2_000;
    private static final int MAX_ASKERS = 64;
    /** Some tens of megabytes; a flow of 100 nodes that is walked all day has as many in eight days as fill a fifth. */
    private static final int MAX_FLOW_CELLS = 200_000;
    /** Some seconds' reading. */
    private static final long MAX_EVIDENCE_EVENTS = 500_000;

    private final String tenant;
    private final Vertx vertx;
    private final InstantSource clock;
    private final Journal journal;
    private final StatisticsConfig config;
    private final WorkPool pool;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean caughtUp;
    private volatile boolean broken;
    private long timerId;

    // Below: the pool's one thread alone.
    private final Statistics statistics;

    private final FlowStatistics flows;
    /** By the beginning of the day whose first event comes after it: evidence is read from there. */
    private final TreeMap<Long, StatisticsSnapshot> marks = new TreeMap<>();

    /** Looks at the figures, and must not keep them. */
    @FunctionalInterface
    public interface Look<T> {
        T at(Statistics statistics, long nowMs) throws Refused;
    }

    /** Looks at what happened in flows, and must not keep it. */
    @FunctionalInterface
    public interface FlowLook<T> {
        T at(FlowStatistics flows, long nowMs) throws Refused;
    }

    /** What proves a figure. */
    public record Proof(Evidence evidence, SequencedSet<Recorded> events) {}

    public LiveStatistics(String tenant, Vertx vertx, InstantSource clock, Journal journal, StatisticsConfig config) {
        this.tenant = tenant;
        this.vertx = vertx;
        this.clock = clock;
        this.journal = journal;
        this.config = config;
        this.pool = new WorkPool("statistics-" + tenant, 1, MAX_ASKERS);
        this.statistics = new Statistics(config.rules());
        this.flows = new FlowStatistics(config.rules(), MAX_FLOW_CELLS);
    }

    public StatisticsConfig config() {
        return config;
    }

    public void start() {
        timerId = vertx.setPeriodic(FOLLOW_EVERY_MS, id -> follow());
        follow();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timerId);
        pool.close();
    }

    /** Fails with {@link Refused} while the log is being read, and when there are too many askers. */
    public <T> Future<T> ask(Look<T> look) {
        return upToDate(() -> look.at(statistics, clock.millis()));
    }

    /** As {@link #ask}. */
    public <T> Future<T> askFlows(FlowLook<T> look) {
        return upToDate(() -> look.at(flows, clock.millis()));
    }

    private <T> Future<T> upToDate(Callable<T> look) {
        if (broken) {
            return Future.failedFuture(Refused.because(Refusal.INTERNAL_ERROR));
        }
        return caughtUp
                ? pool.run(() -> {
                    catchUp();
                    return look.call();
                })
                : Future.failedFuture(Refused.retryAfter(Refusal.TRY_AGAIN, FOLLOW_EVERY_MS));
    }

    /** @param maxItems of the evidence */
    public Future<Proof> prove(Evidence.Question question, int maxItems) {
        return ask((figures, nowMs) -> {
            var mark = markBefore(question.interval().fromMs());
            if (figures.lastSeq() - mark.seq() > MAX_EVIDENCE_EVENTS) {
                throw Refused.because(Refusal.RANGE_TOO_LONG);
            }
            var reader = new Evidence.Reader(mark, question, maxItems);
            replay(mark.seq(), reader::read);
            var evidence = reader.evidence(nowMs);
            return new Proof(evidence, events(evidence));
        });
    }

    private SequencedSet<Recorded> events(Evidence evidence) throws Refused {
        var events = new TreeSet<Recorded>(Comparator.comparingLong(Recorded::seq));
        var wanted = evidence.seqs();
        if (!wanted.isEmpty()) {
            replay(wanted.getFirst() - 1, recorded -> {
                if (wanted.contains(recorded.seq())) {
                    events.add(recorded);
                }
            });
        }
        return events;
    }

    private StatisticsSnapshot markBefore(long atMs) {
        var mark = marks.floorEntry(atMs);
        // Before the first day nothing was.
        return (mark == null ? marks.firstEntry() : mark).getValue();
    }

    private void follow() {
        if (!broken && following.compareAndSet(false, true)) {
            pool.run(() -> {
                        catchUp();
                        return true;
                    })
                    .onComplete(done -> following.set(false))
                    .onFailure(cause ->
                            LOG.warn("statistics are behind tenant={} cause=\"{}\"", tenant, cause.toString()));
        }
    }

    private void catchUp() throws Refused {
        replay(statistics.lastSeq(), recorded -> {
            markDays(recorded.atMs());
            read(recorded);
        });
        if (!caughtUp) {
            caughtUp = true;
            LOG.info("statistics read tenant={} seq={}", tenant, statistics.lastSeq());
        }
    }

    private void read(Recorded recorded) {
        try {
            statistics.read(recorded);
            flows.read(recorded);
        } catch (RuntimeException bug) {
            // Half an event was counted: no figure can be trusted any more.
            broken = true;
            LOG.error("statistics failed tenant={} seq={}", tenant, recorded.seq(), bug);
            throw bug;
        }
    }

    private void markDays(long atMs) {
        var day = statistics.intervals().at(Unit.DAY, atMs);
        if (marks.isEmpty() || day.fromMs() > marks.lastKey()) {
            marks.put(day.fromMs(), statistics.mark());
        }
        while (marks.size() > config.retainedIntervals()) {
            marks.pollFirstEntry();
        }
    }

    private void replay(long seq, Consumer<Recorded> each) throws Refused {
        try {
            journal.replay(seq, each);
        } catch (JournalFailed failed) {
            LOG.warn("statistics can't read the log tenant={} cause=\"{}\"", tenant, failed.toString());
            throw Refused.retryAfter(Refusal.TRY_AGAIN, FOLLOW_EVERY_MS);
        }
    }
}
