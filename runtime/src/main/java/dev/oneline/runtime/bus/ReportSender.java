package dev.oneline.runtime.bus;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.runtime.bus.ReportRefused.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings reports to the owner of a tenant's shard: in order per contact, one at a time, again and again until it is
 * acknowledged that they are on the log; what belongs to a recording in a lane beside, so that nothing waits for sound. A backend that dies and comes back costs a retry and nothing else.
 *
 * <p>Bounded in number and in age. What falls off either end is counted ({@code oneline.reports.given_up}), logged, and
 * fails the caller's future with {@link ReportRefused}; the shard repairs itself by asking what is carried.
 *
 * <p>Thread-safe. Futures complete on the sender's own context.
 */
public final class ReportSender {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);

    private final Vertx vertx;
    private final Context context;
    private final Bus bus;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Limits limits;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Touched on the context only. The head of a lane is the report that is on its way. */
    private final Map<String, Queue<Letter>> lanes = new HashMap<>();

    public ReportSender(Vertx vertx, Bus bus, InstantSource clock, MeterRegistry meters) {
        this(vertx, bus, clock, meters, Limits.DEFAULT);
    }

    public ReportSender(Vertx vertx, Bus bus, InstantSource clock, MeterRegistry meters, Limits limits) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.bus = bus;
        this.clock = clock;
        this.meters = meters;
        this.limits = limits;
    }

    /** Completes with the shard's reply once the report is on the log; fails with {@link ReportRefused} only. */
    public Future<ReportReply> send(String tenant, Report report) {
        if (closed.get()) {
            return refuse(Reason.CLOSED, report);
        }
        if (pending.incrementAndGet() > limits.maxPending()) {
            pending.decrementAndGet();
            return refuse(Reason.BACKLOG_FULL, report);
        }
        Letter letter = new Letter(tenant, report, clock.millis(), Promise.promise());
        context.runOnContext(ignored -> enqueue(letter));
        return letter.acknowledged.future();
    }

    /** Reports that wait or are on their way. */
    public int pending() {
        return pending.get();
    }

    /** Gives up what is pending. Call it after a grace time of the caller's choosing. */
    public void close() {
        if (closed.compareAndSet(false, true)) {
            context.runOnContext(ignored -> lanes.values().stream().toList().forEach(lane -> {
                while (!lane.isEmpty()) {
                    giveUp(lane.element(), Reason.CLOSED);
                }
            }));
        }
    }

    private void enqueue(Letter letter) {
        if (closed.get()) {
            pending.decrementAndGet();
            letter.acknowledged.fail(refusal(Reason.CLOSED, letter.report));
            return;
        }
        Queue<Letter> lane = lanes.computeIfAbsent(letter.lane, id -> new ArrayDeque<>());
        lane.add(letter);
        if (lane.size() == 1) {
            attempt(letter, limits.firstPause());
        }
    }

    private void attempt(Letter letter, Duration pauseIfUnheard) {
        if (letter.acknowledged.future().isComplete()) {
            return;
        }
        if (clock.millis() - letter.sentAtMs >= limits.maxAgeOf(letter.report).toMillis()) {
            giveUp(letter, Reason.TOO_OLD);
            return;
        }
        var held = new HeldReport(letter.report, Math.max(0, clock.millis() - letter.sentAtMs));
        bus.ask(BusAddress.shard(letter.tenant), held, HeldReport.class, ReportReply.class, limits.replyTimeout())
                .onComplete(outcome -> context.runOnContext(ignored -> {
                    if (letter.acknowledged.future().isComplete()) {
                        return;
                    }
                    if (outcome.succeeded()) {
                        leave(letter);
                        letter.acknowledged.complete(outcome.result());
                    } else {
                        unheard(letter, (BusFailure) outcome.cause(), pauseIfUnheard);
                    }
                }));
    }

    private void unheard(Letter letter, BusFailure failure, Duration pause) {
        if (failure.kind() == BusFailure.Kind.MALFORMED) {
            giveUp(letter, Reason.NOT_UNDERSTOOD);
            return;
        }
        meters.counter("oneline.reports.repeated").increment();
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(limits.longestPause()) > 0 ? limits.longestPause() : doubled;
        vertx.setTimer(Math.max(1, pause.toMillis()), timer -> context.runOnContext(ignored -> attempt(letter, next)));
    }

    private void giveUp(Letter letter, Reason reason) {
        leave(letter);
        letter.acknowledged.fail(refusal(reason, letter.report));
    }

    /** Takes the head off its lane and lets the next one go. */
    private void leave(Letter letter) {
        pending.decrementAndGet();
        Queue<Letter> lane = lanes.get(letter.lane);
        if (lane == null) {
            return;
        }
        lane.remove(letter);
        Letter next = lane.peek();
        if (next == null) {
            lanes.remove(letter.lane);
        } else if (!closed.get()) {
            attempt(next, limits.firstPause());
        }
    }

    private Future<ReportReply> refuse(Reason reason, Report report) {
        return Future.failedFuture(refusal(reason, report));
    }

    private ReportRefused refusal(Reason reason, Report report) {
        meters.counter("oneline.reports.given_up", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        LOG.warn(
                "report given up reason={} contact={} type={}",
                reason,
                report.contactId(),
                report.getClass().getSimpleName());
        return new ReportRefused(reason, report.contactId());
    }

    private static final class Letter {
        final String tenant;
        final Report report;
        final String lane;
        final long sentAtMs;
        final Promise<ReportReply> acknowledged;

        Letter(String tenant, Report report, long sentAtMs, Promise<ReportReply> acknowledged) {
            this.tenant = tenant;
            this.report = report;
            this.lane = lane(report);
            this.sentAtMs = sentAtMs;
            this.acknowledged = acknowledged;
        }

        private static String lane(Report report) {
            return switch (report) {
                case Report.RecordingPart part -> part.contactId() + " " + part.recordingId();
                case Report.RecordingEnded ended -> ended.contactId() + " " + ended.recordingId();
                default -> report.contactId();
            };
        }
    }

    /**
     * How much and how long.
     *
     * @param maxPending reports over all contacts; the newest beyond it is not taken
     * @param maxAge how long a report is worth repeating: a call that nobody took into the log by then is over
     * @param maxRecordingAge the same of what was recorded: longer than the longest recording
     * @param firstPause before the second try; doubled up to {@code longestPause}
     */
    public record Limits(
            int maxPending,
            Duration maxAge,
            Duration maxRecordingAge,
            Duration replyTimeout,
            Duration firstPause,
            Duration longestPause) {
        public static final Limits DEFAULT = new Limits(
                20_000,
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));

        Duration maxAgeOf(Report report) {
            return switch (report) {
                case Report.RecordingPart ignored -> maxRecordingAge;
                case Report.RecordingEnded ignored -> maxRecordingAge;
                default -> maxAge;
            };
        }
    }
}
