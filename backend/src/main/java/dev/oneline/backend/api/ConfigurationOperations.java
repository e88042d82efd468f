package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.configuration.ConfigurationHistory;
import dev.oneline.backend.configuration.ConfigurationHistory.Version;
import dev.oneline.backend.configuration.ConfigurationJson;
import dev.oneline.backend.configuration.ConfigurationProblems;
import dev.oneline.backend.configuration.RoutingConfiguration;
import dev.oneline.backend.configuration.Spellings;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.config.ChatEntries;
import dev.oneline.core.config.ConfigCheck;
import dev.oneline.core.config.ConfigProblem;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What routing goes by: read by those who oversee, changed by administrators. */
final class ConfigurationOperations {
    private static final int DEFAULT_LIMIT = 50;
    /** Of what is only checked. */
    private static final long DRAFT = 0;

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
                "getConfiguration", Allowed.toOversee(this::get),
                "changeConfiguration", Allowed.toAdminister(this::change),
                "checkConfiguration", Allowed.toAdminister(this::check),
                "listConfigurationVersions", Allowed.toOversee(this::versions),
                "getConfigurationVersion", Allowed.toOversee(this::version));
    }

    private Future<Answer> get(ApiCall call) {
        return tenants.apply(call).read(ShardView::config).compose(config -> database.withTenant(
                        call.user().tenant(), connection -> ConfigurationHistory.find(connection, config.version()))
                .map(found -> answer(found.orElse(Version.unknown(config.version())), config)));
    }

    private Future<Answer> change(ApiCall call) {
        var body = call.body();
        var by = call.user().userId();
        long version = body.getLong("version") + 1;
        var note = body.getString("note").strip();
        var tenant = tenants.apply(call);
        return draft(call, version)
                .compose(config -> problems(tenant, config).compose(problems -> {
                    return problems.stream().anyMatch(ConfigProblem::error)
                            ? Future.failedFuture(Refused.with(
                                    Refusal.BAD_CONFIG, ConfigurationProblems.of(problems, call.language())))
                            : Future.succeededFuture(config);
                }))
                .compose(config -> tenant.submit(new Command.Configure(config, by, note))
                        .compose(ShardReply::orRefused)
                        .map(done -> answer(new Version(version, tenant.nowMs(), by, note), config)));
    }

    private Future<Answer> check(ApiCall call) {
        return draft(call, DRAFT)
                .compose(config -> problems(tenants.apply(call), config))
                .map(problems -> Answer.ok(new CheckReply(ConfigurationProblems.of(problems, call.language()))));
    }

    /** In itself, and with the flows that are published. */
    private static Future<List<ConfigProblem>> problems(TenantService tenant, TenantConfig config) {
        return tenant.read(view -> ChatEntries.problems(config, view.flows()))
                .map(ofChats -> Stream.concat(ConfigCheck.problems(config).stream(), ofChats.stream())
                        .toList());
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

    /** What the request brought, within the bounds of the tenant, and all names spelt. */
    private Future<TenantConfig> draft(ApiCall call, long version) {
        var context = Vertx.currentContext();
        try {
            var routing =
                    ConfigurationJson.read(call.body().getJsonObject("routing").encode());
            return tenants.apply(call).read(ShardView::config).compose(live -> {
                var draft = routing.at(version, live.limits());
                return Spellings.wanting(draft)
                        ? context.executeBlocking(() -> Spellings.completed(draft, live))
                        : Future.succeededFuture(draft);
            });
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }
}
