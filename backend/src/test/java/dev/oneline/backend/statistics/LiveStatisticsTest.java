package dev.oneline.backend.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.shard.Journal;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardSnapshot;
import dev.oneline.core.statistics.Evidence;
import dev.oneline.core.statistics.Figure;
import dev.oneline.core.statistics.Interval;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Subject.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStatisticsTest {
    private static final long DAY_MS = 86_400_000;
    private static final long MONDAY_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final long TUESDAY_MS = MONDAY_MS + DAY_MS;

    private final Vertx vertx = Vertx.vertx();
    private final FakeJournal journal = new FakeJournal();
    private final LiveStatistics statistics = new LiveStatistics(
            "demo",
            vertx,
            InstantSource.fixed(Instant.ofEpochMilli(TUESDAY_MS + DAY_MS / 2)),
            journal,
            new StatisticsConfig(ZoneOffset.UTC, 100));

    @AfterEach
    void close() {
        statistics.close();
        Eventually.await(vertx.close());
    }

    @Test
    void shouldHoldAllThatIsOnTheLogWhenAsked() {
        journal.lost("c1", MONDAY_MS);
        started();
        journal.lost("c2", TUESDAY_MS);

        assertThat(lost(TUESDAY_MS)).isEqualTo(1);
        assertThat(lost(MONDAY_MS)).isEqualTo(1);
        assertThat(journal.events).hasSize(6);
    }

    @Test
    void shouldSayToTryAgainUntilTheLogHasBeenRead() {
        journal.failing = true;
        statistics.start();
        assertRefused(Refusal.TRY_AGAIN, statistics.ask((figures, nowMs) -> figures.lastSeq()));

        journal.lost("c1", MONDAY_MS);
        journal.failing = false;

        Eventually.until("read", () -> succeeds(statistics.ask((figures, nowMs) -> figures.lastSeq())));
        assertThat(lost(MONDAY_MS)).isEqualTo(1);
    }

    @Test
    void shouldSayToTryAgainWhenTheLogIsAwayForAMoment() {
        started();
        journal.failing = true;
        assertRefused(Refusal.TRY_AGAIN, statistics.ask((figures, nowMs) -> figures.lastSeq()));

        journal.failing = false;

        long seq = Eventually.await(statistics.ask((figures, nowMs) -> figures.lastSeq()));
        assertThat(seq).isZero();
    }

    @Test
    void shouldReadEvidenceFromTheBeginningOfItsDay() {
        journal.lost("c1", MONDAY_MS);
        journal.lost("c2", TUESDAY_MS);
        started();
        journal.readFrom.clear();

        var proof = prove(TUESDAY_MS);

        assertThat(proof.evidence().value()).isEqualTo(1);
        assertThat(proof.events()).extracting(Recorded::seq).containsExactly(5L, 6L);
        // What is new, the day, the events themselves: nothing of Monday.
        assertThat(journal.readFrom).containsExactly(6L, 3L, 4L);
    }

    @Test
    void shouldCountInEvidenceWhatBeganTheDayBefore() {
        journal.add(MONDAY_MS + DAY_MS - 1_000, arrived("c1"));
        journal.add(MONDAY_MS + DAY_MS - 1_000, queued("c1"));
        journal.add(TUESDAY_MS + 1_000, new Event.ContactAbandoned("c1", EndCause.CUSTOMER_HUNG_UP));
        started();

        var proof = prove(TUESDAY_MS);

        assertThat(proof.evidence().value()).isEqualTo(1);
        assertThat(proof.events()).extracting(Recorded::seq).containsExactly(2L, 3L);
        assertThat(prove(MONDAY_MS).evidence().value()).isZero();
    }

    @Test
    void shouldFindNothingBeforeTheFirstDay() {
        journal.lost("c1", TUESDAY_MS);
        started();

        assertThat(prove(MONDAY_MS).evidence()).isEqualTo(new Evidence(0, 0, List.of()));
    }

    @Test
    void shouldRefuseEvidenceThatTakesTooLongToRead() {
        journal.lost("c1", MONDAY_MS);
        journal.events.addAll(LongStream.rangeClosed(4, 500_001)
                .mapToObj(seq -> new Recorded(seq, MONDAY_MS + 9_000, new Event.DeskAttached("ana")))
                .toList());
        started();
        var day = new Interval(MONDAY_MS, TUESDAY_MS);
        var question = new Evidence.Question(Kind.QUEUE, "sales", Figure.LOST, null, day);

        assertRefused(Refusal.RANGE_TOO_LONG, statistics.prove(question, 10));
    }

    @Test
    void shouldTrustNoFigureAfterALogThatMakesNoSense() {
        journal.add(MONDAY_MS, queued("never-arrived"));
        statistics.start();

        Eventually.until(
                "broken",
                () -> statistics.ask((figures, nowMs) -> figures.lastSeq()).cause() instanceof Refused refused
                        && refused.refusal() == Refusal.INTERNAL_ERROR);
    }

    private void started() {
        statistics.start();
        Eventually.until("read", () -> succeeds(statistics.ask((figures, nowMs) -> figures.lastSeq())));
    }

    private long lost(long dayMs) {
        return Eventually.await(statistics.ask((figures, nowMs) -> {
            var day = figures.intervals().at(Unit.DAY, dayMs);
            return figures.report(day, nowMs).queue("sales").of(Figure.LOST);
        }));
    }

    private LiveStatistics.Proof prove(long dayMs) {
        var day = new Interval(dayMs, dayMs + DAY_MS);
        return Eventually.await(
                statistics.prove(new Evidence.Question(Kind.QUEUE, "sales", Figure.LOST, null, day), 10));
    }

    private static boolean succeeds(Future<?> future) {
        Eventually.until("an answer", future::isComplete);
        return future.succeeded();
    }

    private static void assertRefused(Refusal refusal, Future<?> future) {
        assertThatThrownBy(() -> Eventually.await(future)).hasStackTraceContaining(refusal.code());
    }

    private static Event arrived(String contactId) {
        return new Event.ContactArrived(
                contactId, Channel.CHAT, "line", new Party("1", ""), null, Demand.NONE, "sales", "", 0);
    }

    private static Event queued(String contactId) {
        return new Event.ContactQueued(contactId, "sales", 0, 0, "", "");
    }

    private static final class FakeJournal implements Journal {
        final List<Recorded> events = new CopyOnWriteArrayList<>();
        final List<Long> readFrom = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        void add(long atMs, Event event) {
            events.add(new Recorded(events.size() + 1, atMs, event));
        }

        void lost(String contactId, long atMs) {
            add(atMs, arrived(contactId));
            add(atMs + 1_000, queued(contactId));
            add(atMs + 9_000, new Event.ContactAbandoned(contactId, EndCause.CUSTOMER_HUNG_UP));
        }

        @Override
        public void replay(long seq, Consumer<Recorded> each) throws JournalFailed {
            if (failing) {
                throw new JournalFailed("away", null);
            }
            readFrom.add(seq);
            events.stream().filter(recorded -> recorded.seq() > seq).forEach(each);
        }

        @Override
        public boolean claim() {
            throw new AssertionError("statistics only read");
        }

        @Override
        public boolean holds() {
            throw new AssertionError("statistics only read");
        }

        @Override
        public @Nullable ShardSnapshot newestSnapshot() {
            return null;
        }

        @Override
        public void append(List<Recorded> more) {
            throw new AssertionError("statistics only read");
        }

        @Override
        public void save(ShardSnapshot snapshot) {
            throw new AssertionError("statistics only read");
        }
    }
}
