package dev.oneline.backend.identity;

import dev.oneline.backend.tenancy.TenantId;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.RateLimit;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in and knows them by their tokens. An unknown tenant, an unknown user and a wrong password get the same
 * answer after the same work.
 */
public final class Logins implements AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;
    private final LoginLimits limits;
    private final LoginSignals signals;
    private final RateLimit byUser;
    private final RateLimit byAddress;
    private final WorkPool hashing;

    /** A user who has just signed in. */
    public record SignedIn(User user, String token, long expiresAtMs) {}

    public Logins(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Passwords passwords,
            LoginLimits limits,
            LoginSignals signals) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.passwords = passwords;
        this.limits = limits;
        this.signals = signals;
        this.byUser = new RateLimit(limits.userBurst(), limits.userRefillMs(), limits.maxKeys());
        this.byAddress = new RateLimit(limits.addressBurst(), limits.addressRefillMs(), limits.maxKeys());
        this.hashing = new WorkPool("login", limits.hashingThreads(), limits.maxWaiting());
    }

    /** Fails with {@link Refused} or {@link dev.oneline.backend.work.Overloaded}. */
    public Future<SignedIn> signIn(String tenant, String username, String password, String address) {
        long nowMs = clock.millis();
        // A space can't be in a tenant's id, so no other pair has this key.
        var userKey = tenant + " " + username;
        long waitMs = Math.max(byAddress.take(address, nowMs), byUser.take(userKey, nowMs));
        if (waitMs > 0) {
            signals.limited(address);
            return Future.failedFuture(Refused.retryAfter(Refusal.TOO_MANY_REQUESTS, waitMs));
        }
        return find(tenant, username)
                .compose(known -> hashing.run(() -> matching(known, password)))
                .compose(user -> user.map(this::admit).orElseGet(() -> {
                    signals.wrong(tenant, address);
                    return Future.failedFuture(Refused.because(Refusal.WRONG_CREDENTIALS));
                }))
                .onSuccess(signedIn -> {
                    byUser.giveBack(userKey, nowMs);
                    byAddress.giveBack(address, nowMs);
                    signals.signedIn(signedIn.user(), address);
                });
    }

    /** What a new password is kept as. Fails with {@link dev.oneline.backend.work.Overloaded}. */
    public Future<String> hash(String password) {
        return hashing.run(() -> passwords.hash(password));
    }

    /**
     * Whether a password, or a PIN, made the hash.
     *
     * @param hash null: there is none; that takes as long
     */
    public Future<Boolean> matches(String password, @Nullable String hash) {
        return hashing.run(() -> hash == null ? passwords.matchesNobody(password) : passwords.matches(password, hash));
    }

    /** Empty when the token is unknown, expired or revoked. */
    public Future<Optional<User>> userOf(String token) {
        var tenant = Tokens.tenant(token);
        if (tenant.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        long nowMs = clock.millis();
        return database.withTenant(tenant.get(), connection -> Users.byToken(connection, Tokens.hash(token), nowMs));
    }

    public Future<Void> signOut(User user, String token) {
        return database.withTenant(user.tenant(), connection -> {
                    Users.revoke(connection, Tokens.hash(token));
                    return user;
                })
                .mapEmpty();
    }

    @Override
    public void close() {
        hashing.close();
    }

    private Future<Optional<Users.Known>> find(String tenant, String username) {
        // No tenant can be called so: the same query finds nothing, in the same time.
        var asked = TenantId.isOne(tenant) ? tenant : "-";
        return database.withTenant(asked, connection -> Users.byUsername(connection, username));
    }

    private Optional<User> matching(Optional<Users.Known> known, String password) {
        boolean right = known.isPresent()
                ? passwords.matches(password, known.get().passwordHash())
                : passwords.matchesNobody(password);
        return right ? known.map(Users.Known::user) : Optional.empty();
    }

    private Future<SignedIn> admit(User user) {
        var token = Tokens.make(user.tenant(), random);
        long nowMs = clock.millis();
        long expiresAtMs = nowMs + limits.tokenMs();
        return database.withTenant(user.tenant(), connection -> {
            Users.keepToken(connection, user, Tokens.hash(token), nowMs, expiresAtMs, limits.maxTokens());
            return new SignedIn(user, token, expiresAtMs);
        });
    }
}
