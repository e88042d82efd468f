package dev.oneline.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.bus.ReportRefused.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportSenderTest {
    private final Vertx vertx = Vertx.vertx();
    private final MeterRegistry meters = Metrics.registry();
    private final Bus bus = new Bus(vertx, meters);
    private final ManualClock clock = new ManualClock();
    private final ReportSender sender = new ReportSender(
            vertx,
            bus,
            clock,
            meters,
            new ReportSender.Limits(
                    4,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(1),
                    Duration.ofMillis(8)));
    private final BlockingQueue<Report> arrived = new LinkedBlockingQueue<>();

    @AfterEach
    void closeVertx() throws Exception {
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldDeliverAndHandTheReplyBack() throws Exception {
        serveShard(report -> Future.succeededFuture(new ReportReply("no such number", 404)));
        assertThat(await(sender.send("demo", connected("c1", 1)))).isEqualTo(new ReportReply("no such number", 404));
        assertThat(sender.pending()).isZero();
    }

    @Test
    void shouldKeepAReportUntilSomebodyServesTheShard() throws Exception {
        Future<ReportReply> acknowledged = sender.send("demo", connected("c1", 1));
        awaitRepeats(3);
        assertThat(acknowledged.isComplete()).isFalse();

        serveShard(report -> Future.succeededFuture(ReportReply.taken()));

        assertThat(await(acknowledged)).isEqualTo(ReportReply.taken());
    }

    @Test
    void shouldKeepTheOrderOfOneContactThoughTheFirstReportFailsAtFirst() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        serveShard(report -> tries.incrementAndGet() <= 3
                ? Future.failedFuture("the log is away")
                : Future.succeededFuture(ReportReply.taken()));

        sender.send("demo", connected("c1", 1));
        sender.send("demo", connected("c1", 2));
        await(sender.send("demo", connected("c1", 3)));

        assertThat(arrived)
                .containsExactly(
                        connected("c1", 1),
                        connected("c1", 1),
                        connected("c1", 1),
                        connected("c1", 1),
                        connected("c1", 2),
                        connected("c1", 3));
    }

    @Test
    void shouldNotLetOneContactHoldUpAnother() throws Exception {
        Promise<ReportReply> never = Promise.promise();
        serveShard(report ->
                report.contactId().equals("c1") ? never.future() : Future.succeededFuture(ReportReply.taken()));
        sender.send("demo", connected("c1", 1));
        assertThat(await(sender.send("demo", connected("c2", 1)))).isEqualTo(ReportReply.taken());
    }

    @Test
    void shouldNotLetACallWaitForWhatWasSaidInIt() throws Exception {
        Promise<ReportReply> never = Promise.promise();
        serveShard(report ->
                report instanceof Report.RecordingPart ? never.future() : Future.succeededFuture(ReportReply.taken()));
        sender.send("demo", part(0));
        Future<ReportReply> ended =
                sender.send("demo", new Report.RecordingEnded("c1", "c1:r1", Report.RecordingEndCause.GONE, 3_000, 1));
        assertThat(await(sender.send("demo", connected("c1", 1)))).isEqualTo(ReportReply.taken());
        assertThat(ended.isComplete()).isFalse();
        assertThat(arrived).doesNotHaveAnyElementsOfTypes(Report.RecordingEnded.class);
    }

    @Test
    void shouldRepeatWhatWasRecordedForLonger() throws Exception {
        Future<ReportReply> acknowledged = sender.send("demo", part(0));
        awaitRepeats(1);
        clock.advance(60_001);
        awaitRepeats((int) meters.counter("oneline.reports.repeated").count() + 2);

        serveShard(report -> Future.succeededFuture(ReportReply.taken()));

        assertThat(await(acknowledged)).isEqualTo(ReportReply.taken());
        assertThat(arrived).contains(part(0));
    }

    @Test
    void shouldNotTakeMoreThanItsBound() throws Exception {
        List<Future<ReportReply>> waiting = Stream.of("c1", "c2", "c3", "c4")
                .map(contactId -> sender.send("demo", connected(contactId, 1)))
                .toList();
        assertRefused(sender.send("demo", connected("c9", 1)), Reason.BACKLOG_FULL);
        assertThat(sender.pending()).isEqualTo(4);

        serveShard(report -> Future.succeededFuture(ReportReply.taken()));
        await(waiting.getLast());
        assertThat(await(sender.send("demo", connected("c9", 1)))).isEqualTo(ReportReply.taken());
    }

    @Test
    void shouldGiveUpAReportThatGrewTooOldAndSendTheNextOne() throws Exception {
        Future<ReportReply> old = sender.send("demo", connected("c1", 1));
        awaitRepeats(1);
        clock.advance(30_000);
        Future<ReportReply> young = sender.send("demo", connected("c1", 2));
        clock.advance(30_001);
        assertRefused(old, Reason.TOO_OLD);

        serveShard(report -> Future.succeededFuture(ReportReply.taken()));
        assertThat(await(young)).isEqualTo(ReportReply.taken());
        assertThat(arrived).containsExactly(connected("c1", 2));
    }

    @Test
    void shouldGiveUpWhatTheOwnerWillNeverUnderstand() {
        vertx.eventBus().consumer("shard.demo", message -> message.fail(BusFailure.CODE_MALFORMED, "not a Report"));
        assertRefused(sender.send("demo", connected("c1", 1)), Reason.NOT_UNDERSTOOD);
        assertThat(sender.pending()).isZero();
    }

    @Test
    void shouldGiveUpEverythingWhenClosed() {
        List<Future<ReportReply>> sent = List.of(
                sender.send("demo", connected("c1", 1)),
                sender.send("demo", connected("c1", 2)),
                sender.send("demo", connected("c2", 1)));
        sender.close();
        sent.forEach(future -> assertRefused(future, Reason.CLOSED));
        assertRefused(sender.send("demo", connected("c3", 1)), Reason.CLOSED);
        assertThat(sender.pending()).isZero();
        assertThat(meters.counter("oneline.reports.given_up", "reason", "closed")
                        .count())
                .isEqualTo(4);
    }

    private void serveShard(Function<Report, Future<ReportReply>> owner) throws Exception {
        bus.serve("shard.demo", HeldReport.class, ReportReply.class, held -> {
                    var report = held.report();
                    arrived.add(report);
                    return owner.apply(report);
                })
                .await(5, TimeUnit.SECONDS);
    }

    private void awaitRepeats(int count) {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (meters.counter("oneline.reports.repeated").count() < count) {
            assertThat(System.nanoTime()).isLessThan(giveUpAt);
            Thread.onSpinWait();
        }
    }

    private static ReportReply await(Future<ReportReply> future) throws Exception {
        return future.await(5, TimeUnit.SECONDS);
    }

    private static void assertRefused(Future<ReportReply> future, Reason reason) {
        assertThatThrownBy(() -> await(future)).isInstanceOfSatisfying(ReportRefused.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }

    private static Report part(int index) {
        return new Report.RecordingPart("c1", "c1:r1", index, "PCMA", new Octets(new byte[] {1, 2, (byte) index}));
    }

    private static Report connected(String contactId, int leg) {
        return new Report.LegConnected(contactId, contactId + ":agent" + leg);
    }
}
