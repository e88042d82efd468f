package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.configuration.ConfigurationHistory;
import dev.oneline.backend.configuration.ConfigurationHistory.Version;
import dev.oneline.backend.configuration.ConfigurationJson;
import dev.oneline.backend.configuration.ConfigurationProblems;
import dev.oneline.backend.configuration.RoutingConfiguration;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.config.ConfigCheck;
import dev.oneline.core.config.ConfigProblem;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What routing goes by: read by those who oversee, changed by administrators. */
final class ConfigurationOperations {
    private static final int DEFAULT_LIMIT = 50;
    private static final long RETRY_MS = 1_000;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;

    /** The contract's ConfigurationCheck. */
    record CheckReply(List<ConfigurationProblems.Reply> problems) {}

    ConfigurationOperations(Function<ApiCall, TenantService> tenants, Database database) {
        this.tenants = tenants;
        this.database = database;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "getConfiguration", overseeing(this::get),
                "changeConfiguration", administering(this::change),
                "checkConfiguration", administering(this::check),
                "listConfigurationVersions", overseeing(this::versions),
                "getConfigurationVersion", overseeing(this::version));
    }

    private static ApiOperation overseeing(ApiOperation operation) {
        return call -> call.user().oversees() ? operation.handle(call) : notAllowed();
    }

    static ApiOperation administering(ApiOperation operation) {
        return call -> call.user().is(Role.ADMINISTRATOR) ? operation.handle(call) : notAllowed();
    }

    private static Future<Answer> notAllowed() {
        return Future.failedFuture(Refused.because(Refusal.NOT_ALLOWED));
    }

    private Future<Answer> get(ApiCall call) {
        return tenants.apply(call).read(ShardView::config).compose(config -> database.withTenant(
                        call.user().tenant(), connection -> ConfigurationHistory.find(connection, config.version()))
                .map(found -> answer(found.orElse(Version.unknown(config.version())), config)));
    }

    private Future<Answer> change(ApiCall call) {
        RoutingConfiguration routing;
        try {
            routing = routing(call);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
        var tenant = tenants.apply(call);
        var body = call.body();
        long version = body.getLong("version") + 1;
        var note = body.getString("note").strip();
        return tenant.read(view -> routing.at(version, view.config().limits())).compose(config -> {
            var problems = ConfigCheck.problems(config);
            if (problems.stream().anyMatch(ConfigProblem::error)) {
                return Future.failedFuture(
                        Refused.with(Refusal.BAD_CONFIG, ConfigurationProblems.of(problems, call.language())));
            }
            var command = new Command.Configure(config, call.user().userId(), note);
            return tenant.submit(command)
                    .compose(reply -> answer(reply, tenant, config, call.user().userId(), note));
        });
    }

    private static Future<Answer> answer(
            ShardReply reply, TenantService tenant, TenantConfig config, String by, String note) {
        return switch (reply) {
            case ShardReply.Done done ->
                Future.succeededFuture(answer(new Version(config.version(), tenant.nowMs(), by, note), config));
            case ShardReply.Rejected rejected -> Future.failedFuture(Refused.because(Refusal.of(rejected.rejection())));
            case ShardReply.Unavailable unavailable ->
                Future.failedFuture(Refused.retryAfter(Refusal.TRY_AGAIN, RETRY_MS));
        };
    }

    private Future<Answer> check(ApiCall call) {
        RoutingConfiguration routing;
        try {
            routing = routing(call);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
        return tenants.apply(call)
                .read(view ->
                        routing.at(view.config().version() + 1, view.config().limits()))
                .map(config -> Answer.ok(
                        new CheckReply(ConfigurationProblems.of(ConfigCheck.problems(config), call.language()))));
    }

    private Future<Answer> versions(ApiCall call) {
        var before = call.queryNumber("before");
        var limit = call.queryNumber("limit");
        return database.withTenant(
                        call.user().tenant(),
                        connection -> ConfigurationHistory.list(
                                connection,
                                before == null ? Long.MAX_VALUE : before,
                                limit == null ? DEFAULT_LIMIT : limit.intValue()))
                .map(Answer::ok);
    }

    private Future<Answer> version(ApiCall call) {
        long version = call.pathNumber("version");
        return database.withTenant(call.user().tenant(), connection -> ConfigurationHistory.load(connection, version))
                .compose(found -> found.map(kept -> Future.succeededFuture(answer(kept.version(), kept.config())))
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NO_SUCH_VERSION))));
    }

    private static Answer answer(Version version, TenantConfig config) {
        return Answer.ok(new RawValue(ConfigurationJson.write(version, RoutingConfiguration.of(config))));
    }

    private static RoutingConfiguration routing(ApiCall call) throws Refused {
        return ConfigurationJson.read(call.body().getJsonObject("routing").encode());
    }
}
