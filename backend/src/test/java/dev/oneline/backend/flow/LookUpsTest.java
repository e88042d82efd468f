package dev.oneline.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Effect;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers reach the shard, however busy it is; nothing secret is asked here, so no database is needed. */
class LookUpsTest {
    private static final Effect.LookUp QUESTION = new Effect.LookUp("c1", "c1:lookup1", "crm", new TreeMap<>(), 5_000);
    private static final LookUps.Answer FOUND =
            new LookUps.Answer(LookUpOutcome.FOUND, new TreeMap<>(Map.of("n", "1")));

    private final Vertx vertx = Vertx.vertx();
    private final List<Command> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile int busyTimes;

    @AfterEach
    void close() {
        Eventually.await(vertx.close());
    }

    @Test
    void shouldTellAnAnswerUntilTheShardTakesIt() {
        busyTimes = 3;
        var lookUps = lookUps(Map.of());

        lookUps.ask(QUESTION);
        lookUps.ask(QUESTION);

        Eventually.until("it is told", () -> told.size() == 4);
        assertThat(told).containsOnly(new Command.FinishLookUp("c1", "c1:lookup1", FOUND.outcome(), FOUND.values()));
        assertThat(questions).hasValue(1);
        // Then it may be asked again: another owner would.
        lookUps.ask(QUESTION);
        Eventually.until("it is told again", () -> told.size() == 5);
    }

    @Test
    void shouldAskAgainWhatNeededAShardThatWasAway() {
        var lookUps = lookUps(Map.of(
                "crm",
                arguments -> questions.incrementAndGet() < 3
                        ? Future.failedFuture(new ShardUnavailable())
                        : Future.succeededFuture(FOUND)));

        lookUps.ask(QUESTION);

        Eventually.until("it is told", () -> told.size() == 1);
        assertThat(((Command.FinishLookUp) told.getFirst()).outcome()).isEqualTo(LookUpOutcome.FOUND);
        assertThat(questions).hasValue(3);
    }

    @Test
    void shouldGiveUpWhenItsTimeIsOver() {
        busyTimes = Integer.MAX_VALUE;
        var lookUps = lookUps(Map.of());
        var brief = new Effect.LookUp("c1", "c1:lookup1", "crm", new TreeMap<>(), 400);

        lookUps.ask(brief);

        // Given up, it can be asked anew.
        Eventually.until("it is asked again", () -> {
            lookUps.ask(brief);
            return questions.get() == 2;
        });
        assertThat(told.size()).isGreaterThanOrEqualTo(3);
    }

    private LookUps lookUps(Map<String, LookUps.OwnService> own) {
        var key = new SecretKeySpec(new byte[32], "AES");
        return new LookUps(
                question -> {
                    questions.incrementAndGet();
                    return Future.succeededFuture(FOUND);
                },
                new SealedInputs("demo", null, key, InstantSource.system()),
                own,
                command -> {
                    told.add(command);
                    return Future.succeededFuture(
                            told.size() <= busyTimes ? new ShardReply.Unavailable() : new ShardReply.Done());
                },
                vertx);
    }
}
