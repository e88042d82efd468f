package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.flow.FlowDrafts;
import dev.oneline.backend.flow.FlowHistory;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What comes before a flow is in force, and what was: its draft, and its versions. */
final class FlowDraftOperations {
    /** As characters of JSON, the layout besides. */
    private static final int MAX_CHARS = 2_000_000;

    private static final int MAX_NAME = 100;
    private static final int DEFAULT_LIMIT = 50;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;

    FlowDraftOperations(Function<ApiCall, TenantService> tenants, Database database) {
        this.tenants = tenants;
        this.database = database;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "getFlowDraft", Allowed.toOversee(this::get),
                "saveFlowDraft", Allowed.toAdminister(this::save),
                "deleteFlowDraft", Allowed.toAdminister(this::delete),
                "listFlowVersions", Allowed.toOversee(this::versions),
                "getFlowVersion", Allowed.toOversee(this::version));
    }

    private Future<Answer> get(ApiCall call) {
        return database.withTenant(call.user().tenant(), connection -> FlowDrafts.find(connection, call.path("flowId")))
                .compose(found -> answer(found, Refusal.NO_SUCH_DRAFT));
    }

    private Future<Answer> save(ApiCall call) {
        var tenant = call.user().tenant();
        var change = change(call);
        if (change.flow().length() > MAX_CHARS) {
            return Future.failedFuture(Refused.of(Refusal.TOO_LARGE, "flow"));
        }
        return database.withTenant(tenant, connection -> FlowDrafts.save(connection, tenant, change))
                .compose(outcome -> switch (outcome) {
                    case SAVED -> get(call);
                    case CHANGED -> Future.failedFuture(Refused.because(Refusal.DRAFT_CHANGED));
                    case TOO_MANY -> Future.failedFuture(Refused.because(Refusal.TOO_MANY_DRAFTS));
                });
    }

    private FlowDrafts.Change change(ApiCall call) {
        var body = call.body();
        var flow = body.getJsonObject("flow");
        return new FlowDrafts.Change(
                call.path("flowId"),
                body.getLong("revision"),
                body.getLong("basedOnVersion"),
                name(flow, call.path("flowId")),
                flow.encode(),
                body.getJsonObject("layout").encode(),
                call.user().userId(),
                tenants.apply(call).nowMs());
    }

    /** It may be anything yet. */
    private static String name(JsonObject flow, String flowId) {
        var name = flow.getValue("name") instanceof String text && !text.isBlank() ? text : flowId;
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    private Future<Answer> delete(ApiCall call) {
        long revision = Objects.requireNonNull(call.queryNumber("revision"), "required by the contract");
        return database.withTenant(
                        call.user().tenant(),
                        connection -> FlowDrafts.delete(connection, call.path("flowId"), revision))
                .compose(gone -> gone
                        ? Future.succeededFuture(Answer.done())
                        : Future.failedFuture(Refused.because(Refusal.DRAFT_CHANGED)));
    }

    private Future<Answer> versions(ApiCall call) {
        var before = call.queryNumber("before");
        var limit = call.queryNumber("limit");
        return database.withTenant(
                        call.user().tenant(),
                        connection -> FlowHistory.list(
                                connection,
                                call.path("flowId"),
                                before == null ? Long.MAX_VALUE : before,
                                limit == null ? DEFAULT_LIMIT : limit.intValue()))
                .map(Answer::ok);
    }

    private Future<Answer> version(ApiCall call) {
        return database.withTenant(
                        call.user().tenant(),
                        connection -> FlowHistory.load(connection, call.path("flowId"), call.pathNumber("version")))
                .compose(found -> answer(found, Refusal.NO_SUCH_VERSION));
    }

    private static Future<Answer> answer(Optional<?> found, Refusal otherwise) {
        return found.isPresent()
                ? Future.succeededFuture(Answer.ok(found.get()))
                : Future.failedFuture(Refused.because(otherwise));
    }
}
