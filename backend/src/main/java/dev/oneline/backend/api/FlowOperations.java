package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.flow.FlowProblems;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowCheck;
import dev.oneline.core.flow.FlowProblem;
import dev.oneline.core.flow.FlowWorld;
import dev.oneline.core.shard.Command;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The flows of calls: read by those who oversee, published by administrators. */
final class FlowOperations {
    private final Function<ApiCall, TenantService> tenants;

    /** The contract's FlowHead. */
    record FlowHead(String flowId, String name, long version) {}

    /** The contract's FlowCheck. */
    record CheckReply(List<FlowProblems.Reply> problems) {}

    FlowOperations(Function<ApiCall, TenantService> tenants) {
        this.tenants = tenants;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listFlows", Allowed.toOversee(this::list),
                "getFlow", Allowed.toOversee(this::get),
                "publishFlow", Allowed.toAdminister(this::publish),
                "checkFlow", Allowed.toAdminister(this::check));
    }

    private Future<Answer> list(ApiCall call) {
        return tenants.apply(call)
                .read(view -> view.flows().stream()
                        .map(flow -> new FlowHead(flow.flowId(), flow.name(), flow.version()))
                        .toList())
                .map(Answer::ok);
    }

    private Future<Answer> get(ApiCall call) {
        var flowId = call.path("flowId");
        return tenants.apply(call)
                .read(view -> Optional.ofNullable(view.flow(flowId)))
                .compose(found -> found.map(flow -> Future.succeededFuture(answer(flow)))
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NOT_FOUND))));
    }

    /** In force for whoever begins it from now on. */
    private Future<Answer> publish(ApiCall call) {
        var by = call.user().userId();
        var note = call.body().getString("note").strip();
        long version = call.body().getLong("version") + 1;
        var tenant = tenants.apply(call);
        return draft(call)
                .map(flow -> flow.withVersion(version))
                .compose(flow -> flow.flowId().equals(call.path("flowId"))
                        ? problems(tenant, flow)
                                .compose(problems -> problems.stream()
                                                .allMatch(each -> each.code().doubtful())
                                        ? Future.succeededFuture(flow)
                                        : Future.failedFuture(Refused.with(
                                                Refusal.BAD_FLOW, FlowProblems.of(problems, call.language()))))
                        : Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "flow/flowId")))
                .compose(flow -> tenant.submit(new Command.PublishFlow(flow, by, note))
                        .compose(ShardReply::orRefused)
                        .map(done -> answer(flow)));
    }

    private Future<Answer> check(ApiCall call) {
        return draft(call)
                .compose(flow -> problems(tenants.apply(call), flow))
                .map(problems -> Answer.ok(new CheckReply(FlowProblems.of(problems, call.language()))));
    }

    private static Future<List<FlowProblem>> problems(TenantService tenant, Flow flow) {
        return tenant.read(FlowWorld::of).map(world -> FlowCheck.problems(flow, world));
    }

    private static Future<Flow> draft(ApiCall call) {
        try {
            return Future.succeededFuture(
                    FlowDocuments.read(call.body().getJsonObject("flow").encode()));
        } catch (FlowDocuments.Unreadable e) {
            return Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "flow"));
        }
    }

    private static Answer answer(Flow flow) {
        return Answer.ok(new RawValue(FlowDocuments.write(flow)));
    }
}
