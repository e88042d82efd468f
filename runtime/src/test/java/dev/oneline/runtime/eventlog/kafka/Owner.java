package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that owns a shard, as a test's child: it claims it, appends without a pause, one entry after the other, and says
 * of each what became of it, until one isn't appended. Then it claims the shard again, and says what became of that.
 */
final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
        var config = new KafkaConfig(List.of(arguments[0]), arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        var log = KafkaEventLog.open(Vertx.vertx(), config, Metrics.registry());
        var shard = ShardId.ofTenant(arguments[4]);
        System.out.println(log.claim(shard).await(60, TimeUnit.SECONDS));
        AppendOutcome outcome = new AppendOutcome.Appended(0);
        while (outcome instanceof AppendOutcome.Appended appended) {
            long seq = appended.lastSeq();
            var entry = new LogEntry(seq + 1, 0, "by-the-first-owner", 1, "{}");
            outcome = log.append(shard, seq, List.of(entry)).await(60, TimeUnit.SECONDS);
            System.out.println(outcome);
        }
        System.out.println(log.claim(shard).await(60, TimeUnit.SECONDS));
        System.exit(0);
    }
}
