package dev.oneline.runtime.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.eventlog.AppendOutcome.Appended;
import dev.oneline.runtime.eventlog.AppendOutcome.Conflict;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every adapter of the log must do. A test of an adapter extends it. */
public abstract class EventLogContract {
    private static final ShardId SHARD = ShardId.ofTenant("acme");

    /** Two handles on one log, as two processes would hold them; empty before each test. */
    protected abstract EventLog log();

    protected abstract EventLog otherOwner();

    @Test
    void shouldBeginEmpty() throws Exception {
        assertThat(await(log().lastSeq(SHARD))).isZero();
        assertThat(await(log().read(SHARD, 1, 100))).isEmpty();
        assertThat(await(log().newestSnapshot(SHARD))).isEmpty();
    }

    @Test
    void shouldReadBackWhatWasAppendedToTheLetter() throws Exception {
        var entries = List.of(
                new LogEntry(1, 1_700_000_000_123L, "ContactArrived", 1, "{\"b\":1,  \"a\":\"\\u0000 客户 \\\"\"}"),
                new LogEntry(2, 0, "ContactQueued", 7, "{}"));

        assertThat(append(log(), 0, entries)).isEqualTo(new Appended(2));

        assertThat(await(log().read(SHARD, 1, 100))).isEqualTo(entries);
        assertThat(await(otherOwner().read(SHARD, 2, 100))).containsExactly(entries.get(1));
        assertThat(await(otherOwner().lastSeq(SHARD))).isEqualTo(2);
    }

    @Test
    void shouldReadInPieces() throws Exception {
        append(log(), 0, entries(1, 25));
        assertThat(seqs(await(log().read(SHARD, 1, 10)))).isEqualTo(range(1, 10));
        assertThat(seqs(await(log().read(SHARD, 11, 10)))).isEqualTo(range(11, 20));
        assertThat(seqs(await(log().read(SHARD, 21, 10)))).isEqualTo(range(21, 25));
        assertThat(await(log().read(SHARD, 26, 10))).isEmpty();
    }

    @Test
    void shouldNotLetTwoOwnersWriteTheSamePlace() throws Exception {
        append(log(), 0, entries(1, 2));

        assertThat(append(otherOwner(), 0, entries(1, 3))).isEqualTo(new Conflict(2));
        assertThat(append(otherOwner(), 1, entries(2, 5))).isEqualTo(new Conflict(2));

        assertThat(seqs(await(log().read(SHARD, 1, 100)))).isEqualTo(range(1, 2));
        assertThat(append(otherOwner(), 2, entries(3, 3))).isEqualTo(new Appended(3));
        assertThat(append(log(), 2, entries(3, 3))).isEqualTo(new Conflict(3));
    }

    @Test
    void shouldLetWhoClaimedAShardGoOnFromItsEnd() throws Exception {
        append(log(), 0, entries(1, 2));
        assertThat(await(otherOwner().claim(SHARD))).isTrue();

        assertThat(otherOwner().holds(SHARD)).isTrue();
        assertThat(append(otherOwner(), 2, entries(3, 4))).isEqualTo(new Appended(4));
        assertThat(append(log(), 2, entries(3, 3))).isEqualTo(new Conflict(4));
    }

    @Test
    void shouldNotLeaveAGap() throws Exception {
        append(log(), 0, entries(1, 2));
        assertThat(append(log(), 7, entries(8, 9))).isEqualTo(new Conflict(2));
        assertThat(await(log().lastSeq(SHARD))).isEqualTo(2);
    }

    @Test
    void shouldLetExactlyOneOfTwoRacingOwnersWinEachPlace() throws Exception {
        int rounds = 50;
        for (int round = 0; round < rounds; round++) {
            List<LogEntry> mine = List.of(entry(round + 1, "mine"));
            List<LogEntry> theirs = List.of(entry(round + 1, "theirs"));
            Future<AppendOutcome> first = log().append(SHARD, round, mine);
            Future<AppendOutcome> second = otherOwner().append(SHARD, round, theirs);

            var outcomes = List.of(await(first), await(second));
            assertThat(outcomes).containsOnlyOnce(new Appended(round + 1));
            String winner = outcomes.getFirst() instanceof Appended ? "mine" : "theirs";
            assertThat(await(log().read(SHARD, round + 1, 1)))
                    .extracting(LogEntry::type)
                    .containsExactly(winner);
        }
        assertThat(await(log().lastSeq(SHARD))).isEqualTo(rounds);
    }

    @Test
    void shouldKeepShardsAndTenantsApart() throws Exception {
        append(log(), 0, entries(1, 1));
        for (ShardId other : List.of(new ShardId("acme", "second"), ShardId.ofTenant("other"))) {
            assertThat(await(log().lastSeq(other))).isZero();
            assertThat(await(log().append(other, 0, entries(1, 2)))).isEqualTo(new Appended(2));
        }
        assertThat(seqs(await(log().read(SHARD, 1, 100)))).isEqualTo(range(1, 1));
    }

    @Test
    void shouldTakeALargeBatchWhole() throws Exception {
        assertThat(append(log(), 0, entries(1, 5_000))).isEqualTo(new Appended(5_000));
        assertThat(await(log().read(SHARD, 1, EventLog.MAX_READ))).hasSize(5_000);
    }

    @Test
    void shouldRefuseAWriterThatMiscounts() {
        for (List<LogEntry> wrong :
                List.of(entries(2, 3), List.<LogEntry>of(), List.of(entry(1, "a"), entry(3, "b")))) {
            assertThatThrownBy(() -> log().append(SHARD, 0, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> log().read(SHARD, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().read(SHARD, 1, EventLog.MAX_READ + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepTheNewestSnapshotWhateverTheOrder() throws Exception {
        for (long seq : new long[] {10, 30, 20}) {
            await(log().saveSnapshot(SHARD, new Snapshot(seq, 3, "state at " + seq)));
        }
        assertThat(await(otherOwner().newestSnapshot(SHARD))).contains(new Snapshot(30, 3, "state at 30"));
        await(log().saveSnapshot(SHARD, new Snapshot(30, 4, "again")));
        assertThat(await(log().newestSnapshot(SHARD))).contains(new Snapshot(30, 4, "again"));
        assertThat(await(log().newestSnapshot(ShardId.ofTenant("other")))).isEmpty();
    }

    @Test
    void shouldKeepCheckpointsAlongTheLog() throws Exception {
        int every = EventLog.CHECKPOINT_EVENTS;
        int more = EventLog.CHECKPOINTS_KEPT + 3;
        for (long nth = 1; nth <= more; nth++) {
            for (long seq : new long[] {nth * every + 10, nth * every + 20, nth * every + 30}) {
                await(log().saveSnapshot(SHARD, new Snapshot(seq, nth == 5 ? 2 : 1, "state at " + seq)));
            }
        }

        // The first one of its stretch stays, and the newest two.
        assertThat(await(log().snapshotBefore(SHARD, 10L * every + 25, 1)))
                .contains(new Snapshot(10L * every + 10, 1, "state at " + (10L * every + 10)));
        assertThat(await(log().snapshotBefore(SHARD, 10L * every + 10, 1))
                        .orElseThrow()
                        .seq())
                .isEqualTo(9L * every + 10);
        assertThat(await(log().snapshotBefore(SHARD, Long.MAX_VALUE, 1))
                        .orElseThrow()
                        .seq())
                .isEqualTo((long) more * every + 30);
        // One that can't be read is no help.
        assertThat(await(log().snapshotBefore(SHARD, 6L * every, 1))
                        .orElseThrow()
                        .seq())
                .isEqualTo(4L * every + 10);
        // The oldest ones are gone.
        assertThat(await(log().snapshotBefore(SHARD, 4L * every, 1))).isEmpty();
        assertThat(await(log().snapshotBefore(ShardId.ofTenant("other"), Long.MAX_VALUE, 1)))
                .isEmpty();
    }

    protected static AppendOutcome append(EventLog log, long expectedSeq, List<LogEntry> entries) throws Exception {
        return await(log.append(SHARD, expectedSeq, entries));
    }

    protected static List<LogEntry> entries(int first, int last) {
        List<LogEntry> entries = new ArrayList<>();
        IntStream.rangeClosed(first, last).forEach(seq -> entries.add(entry(seq, "happened")));
        return entries;
    }

    protected static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }

    private static LogEntry entry(long seq, String type) {
        return new LogEntry(seq, 1_000 + seq, type, 1, "{\"n\":" + seq + "}");
    }

    private static List<Long> seqs(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
