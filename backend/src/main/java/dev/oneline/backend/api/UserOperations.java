package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.identity.Logins;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.identity.Users;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may sign in, for administrators. */
final class UserOperations {
    private final Function<ApiCall, TenantService> tenants;
    private final Database database;
    private final Logins logins;

    /** The contract's ManagedUser. */
    record ManagedUserReply(
            String userId, String username, String name, List<String> roles, boolean active, boolean phonePin) {
        static ManagedUserReply of(Users.Managed managed) {
            var user = managed.user();
            return new ManagedUserReply(
                    user.userId(),
                    user.username(),
                    user.name(),
                    user.roleWords(),
                    managed.active(),
                    managed.phonePin());
        }
    }

    UserOperations(Function<ApiCall, TenantService> tenants, Database database, Logins logins) {
        this.tenants = tenants;
        this.database = database;
        this.logins = logins;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listUsers", Allowed.toAdminister(this::list),
                "createUser", Allowed.toAdminister(this::create),
                "changeUser", Allowed.toAdminister(this::change));
    }

    private Future<Answer> list(ApiCall call) {
        return database.withTenant(call.user().tenant(), Users::all)
                .map(users -> Answer.ok(users.stream().map(ManagedUserReply::of).toList()));
    }

    private Future<Answer> create(ApiCall call) {
        var body = call.body();
        var username = body.getString("username");
        var user = new User(
                username, call.user().tenant(), username, body.getString("name").strip(), roles(body));
        return logins.hash(body.getString("password"))
                .compose(hash -> database.withTenant(user.tenant(), connection -> Users.insert(connection, user, hash)))
                .compose(inserted -> inserted
                        ? Future.succeededFuture(
                                Answer.created(ManagedUserReply.of(new Users.Managed(user, true, false))))
                        : Future.failedFuture(Refused.of(Refusal.USER_EXISTS, "username")));
    }

    private Future<Answer> change(ApiCall call) {
        var body = call.body();
        var kept = call.signed().token();
        return Future.all(hash(body.getString("password")), hash(emptyIsNull(body.getString("phonePin"))))
                .compose(hashes -> database.withTenant(call.user().tenant(), connection -> {
                    var before = Users.managed(connection, call.path("userId"));
                    if (before.isEmpty()) {
                        return Optional.<Users.Changed>empty();
                    }
                    var user = before.get().user();
                    if (body.containsKey("phonePin")) {
                        Users.setPhonePin(connection, user.userId(), orNull(hashes.resultAt(1)));
                    }
                    return Optional.of(Users.change(
                            connection, before.get(), changed(before.get(), body), orNull(hashes.resultAt(0)), kept));
                }))
                .compose(found -> found.map(changed -> answer(call, changed))
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NO_SUCH_USER))));
    }

    private Future<Answer> answer(ApiCall call, Users.Changed changed) {
        if (!changed.done()) {
            return Future.failedFuture(Refused.because(Refusal.LAST_ADMINISTRATOR));
        }
        var user = changed.user().user();
        if (changed.sessionsEnded() && !user.userId().equals(call.user().userId())) {
            tenants.apply(call).sessions().signedOut(user.userId());
        }
        return Future.succeededFuture(Answer.ok(ManagedUserReply.of(changed.user())));
    }

    private Future<Optional<String>> hash(@Nullable String password) {
        return password == null
                ? Future.succeededFuture(Optional.empty())
                : logins.hash(password).map(Optional::of);
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable String orNull(Optional<String> hash) {
        return hash.orElse(null);
    }

    private static Users.Managed changed(Users.Managed before, JsonObject change) {
        var user = before.user();
        return new Users.Managed(
                new User(
                        user.userId(),
                        user.tenant(),
                        user.username(),
                        change.getString("name", user.name()).strip(),
                        change.containsKey("roles") ? roles(change) : user.roles()),
                change.getBoolean("active", before.active()),
                change.containsKey("phonePin") ? !change.getString("phonePin").isEmpty() : before.phonePin());
    }

    private static List<Role> roles(JsonObject body) {
        return body.getJsonArray("roles").stream()
                .map(word -> Role.ofWord(word.toString()))
                .toList();
    }
}
