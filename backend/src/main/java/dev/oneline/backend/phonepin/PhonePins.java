package dev.oneline.backend.phonepin;

import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows people on the telephone by a PIN. A try is counted before it is looked at, so that many at once are no way around
 * the bound: beyond it, a person, a caller or everybody is locked out until the first of the tries is {@link #WINDOW_MS} ago.
 */
public final class PhonePins {
    static final int TRIES_OF_PERSON = 5;
    /** Whoever tries one person after the other. What a caller's number is he decides himself, so it is the weaker bound. */
    static final int TRIES_OF_CALLER = 10;

    /** Of all who call, since numbers are easily invented: too few to find anybody's PIN by chance, more than people mistype. */
    static final int TRIES_OF_ALL = 100;

    static final long WINDOW_MS = 15 * 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(PhonePins.class);
    private static final String EVERYBODY = "everybody";

    private final String tenant;
    private final Database database;
    private final Matching matching;
    private final InstantSource clock;

    /** What a try came to. */
    public enum Verdict {
        RIGHT,
        WRONG,
        LOCKED
    }

    private record Tried(boolean locked, @Nullable String hash) {}

    /** Whether a PIN is the one that was hashed; null: of nobody, which takes as long. */
    @FunctionalInterface
    public interface Matching {
        Future<Boolean> matches(String pin, @Nullable String hash);
    }

    public PhonePins(String tenant, Database database, Matching matching, InstantSource clock) {
        this.tenant = tenant;
        this.database = database;
        this.matching = matching;
        this.clock = clock;
    }

    /**
     * @param userId empty: nobody is called so, which takes as long and is counted for the caller
     * @param caller his number; empty: unknown, then only the bounds of the person and of all hold
     */
    public Future<Verdict> check(String userId, String caller, String pin) {
        var person = userId.isEmpty() ? "" : "person:" + userId;
        var number = caller.isEmpty() ? "" : "caller:" + caller;
        return database.withTenant(tenant, connection -> tried(connection, userId, person, number))
                .compose(tried -> tried.locked
                        ? Future.succeededFuture(Verdict.LOCKED)
                        : matching.matches(pin, tried.hash).compose(right -> right ? right(person, number) : wrong()));
    }

    private static Future<Verdict> wrong() {
        return Future.succeededFuture(Verdict.WRONG);
    }

    private Future<Verdict> right(String person, String number) {
        return database.withTenant(tenant, connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM phone_pin_tries WHERE subject = ?");
                    var giveBack = connection.prepareStatement(
                            "UPDATE phone_pin_tries SET tries = tries - 1 WHERE subject = ANY (?)")) {
                giveBack.setArray(1, connection.createArrayOf("text", new String[] {EVERYBODY, number}));
                giveBack.executeUpdate();
                delete.setString(1, person);
                delete.executeUpdate();
            }
            return Verdict.RIGHT;
        });
    }

    private Tried tried(Connection connection, String userId, String person, String number) throws SQLException {
        long nowMs = clock.millis();
        try (var forget = connection.prepareStatement("DELETE FROM phone_pin_tries WHERE since_ms <= ?")) {
            forget.setLong(1, nowMs - WINDOW_MS);
            forget.executeUpdate();
        }
        // In one order always: many wait for one another, and none for ever.
        var ofAll = count(connection, EVERYBODY, nowMs);
        var ofCaller = count(connection, number, nowMs);
        var ofPerson = count(connection, person, nowMs);
        if (ofAll == TRIES_OF_ALL + 1) {
            LOG.warn("telephone PINs are locked for everybody tenant={} tries={}", tenant, ofAll);
        }
        var locked = ofAll > TRIES_OF_ALL || ofCaller > TRIES_OF_CALLER || ofPerson > TRIES_OF_PERSON;
        return new Tried(locked, hash(connection, userId).orElse(null));
    }

    /** @param subject empty: nobody, who has no bound */
    private int count(Connection connection, String subject, long nowMs) throws SQLException {
        if (subject.isEmpty()) {
            return 0;
        }
        try (var upsert = connection.prepareStatement("""
                INSERT INTO phone_pin_tries (tenant_id, subject, tries, since_ms) VALUES (?, ?, 1, ?)
                ON CONFLICT (tenant_id, subject) DO UPDATE SET tries = least(phone_pin_tries.tries + 1, 1000)
                RETURNING tries""")) {
            upsert.setString(1, tenant);
            upsert.setString(2, subject);
            upsert.setLong(3, nowMs);
            try (var row = upsert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Optional<String> hash(Connection connection, String userId) throws SQLException {
        try (var query = connection.prepareStatement("SELECT phone_pin_hash FROM users WHERE user_id = ? AND active")) {
            query.setString(1, userId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
