package dev.oneline.backend.phonepin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.phonepin.PhonePins.Verdict;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a PIN may be tried: for one person, by one caller, and by all. */
class PhonePinsTest {
    private static final String RIGHT = "2468";
    private static final Vertx VERTX = Vertx.vertx();
    private static @Nullable Database database;
    private static int tenants;

    private final PhonePins pins = new PhonePins(
            "t" + ++tenants,
            database,
            (pin, hash) -> Future.succeededFuture(pin.equals(RIGHT)),
            () -> Instant.ofEpochMilli(nowMs()));
    private long passedMs;

    @BeforeAll
    static void open() throws DatabaseRefused {
        database = Database.open(VERTX, TestDatabase.fresh(), Metrics.registry());
    }

    @AfterAll
    static void close() {
        database.close();
        VERTX.close();
    }

    @Test
    void shouldLockAPersonAfterFiveTriesForAQuarterOfAnHour() {
        tries(5, "alice", "", "1111", Verdict.WRONG);
        assertThat(check("alice", "", RIGHT)).isEqualTo(Verdict.LOCKED);
        assertThat(check("bob", "", RIGHT)).isEqualTo(Verdict.RIGHT);

        passedMs = PhonePins.WINDOW_MS;

        assertThat(check("alice", "", RIGHT)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void shouldLockACallerWhoTriesOneAfterTheOther() {
        for (int n = 1; n <= PhonePins.TRIES_OF_CALLER; n++) {
            assertThat(check("agent" + n, "138", "1111")).isEqualTo(Verdict.WRONG);
        }
        assertThat(check("bob", "138", RIGHT)).isEqualTo(Verdict.LOCKED);
        assertThat(check("bob", "139", RIGHT)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void shouldLockEverybodyWhenCallersAndPersonsChange() {
        for (int n = 1; n <= PhonePins.TRIES_OF_ALL; n++) {
            assertThat(check("agent" + n % 50, "visitor" + n, "1111")).isEqualTo(Verdict.WRONG);
        }
        assertThat(check("fresh", "visitor0", RIGHT)).isEqualTo(Verdict.LOCKED);

        passedMs = PhonePins.WINDOW_MS;

        assertThat(check("fresh", "visitor0", RIGHT)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void shouldCountNoTryThatIsRight() {
        tries(150, "alice", "138", RIGHT, Verdict.RIGHT);
    }

    @Test
    void shouldNotTakeAllWhoWithholdTheirNumberForOne() {
        IntStream.range(0, 20)
                .forEach(n -> assertThat(check("agent" + n, "", "1111")).isEqualTo(Verdict.WRONG));
    }

    private void tries(int times, String userId, String caller, String pin, Verdict verdict) {
        IntStream.range(0, times)
                .forEach(n -> assertThat(check(userId, caller, pin)).isEqualTo(verdict));
    }

    private Verdict check(String userId, String caller, String pin) {
        return Eventually.await(pins.check(userId, caller, pin));
    }

    private long nowMs() {
        return 1_700_000_000_000L + passedMs;
    }
}
