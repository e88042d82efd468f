package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.flow.FlowDrafts;
import dev.oneline.backend.flow.FlowProblems;
import dev.oneline.backend.flow.FlowTrials;
import dev.oneline.backend.flow.SavedBy;
import dev.oneline.backend.flow.TrialRunner;
import dev.oneline.backend.flow.TrialRunner.Surroundings;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.lookup.LookUpServices;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowCheck;
import dev.oneline.core.flow.FlowProblem;
import dev.oneline.core.flow.FlowWorld;
import dev.oneline.core.flow.SoundUses;
import dev.oneline.core.flow.speech.SpokenText;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flows of calls: read by those who oversee, published by administrators. */
final class FlowOperations {
    private final Function<ApiCall, TenantService> tenants;
    private final Database database;
    private final TrialRunner runner;

    /** The contract's FlowHead. */
    record FlowHead(
            String flowId,
            String name,
            long version,
            @Nullable DraftHead draft) {}

    /** The contract's FlowDraftHead. */
    record DraftHead(long revision, long basedOnVersion, SavedBy savedBy, long savedAtMs) {
        static DraftHead of(FlowDrafts.Head head) {
            return new DraftHead(head.revision(), head.basedOnVersion(), head.savedBy(), head.savedAtMs());
        }
    }

    /** The contract's FlowCheck. */
    record CheckReply(List<FlowProblems.Reply> problems) {}

    FlowOperations(Function<ApiCall, TenantService> tenants, Database database, TrialRunner runner) {
        this.tenants = tenants;
        this.database = database;
        this.runner = runner;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listFlows", Allowed.toOversee(this::list),
                "getFlow", Allowed.toOversee(this::get),
                "publishFlow", Allowed.toAdminister(this::publish),
                "checkFlow", Allowed.toAdminister(this::check));
    }

    /** Those in force in the order of their first publication, then those that only somebody works on. */
    private Future<Answer> list(ApiCall call) {
        return tenants.apply(call).read(ShardView::flows).compose(published -> database.withTenant(
                        call.user().tenant(), FlowDrafts::list)
                .map(drafts -> Answer.ok(heads(published, drafts))));
    }

    private static List<FlowHead> heads(List<Flow> published, List<FlowDrafts.Head> drafts) {
        var left = new LinkedHashMap<String, FlowDrafts.Head>();
        drafts.forEach(draft -> left.put(draft.flowId(), draft));
        var heads = new ArrayList<FlowHead>();
        for (var flow : published) {
            var draft = left.remove(flow.flowId());
            heads.add(new FlowHead(
                    flow.flowId(), flow.name(), flow.version(), draft == null ? null : DraftHead.of(draft)));
        }
        left.values().forEach(draft -> heads.add(new FlowHead(draft.flowId(), draft.name(), 0, DraftHead.of(draft))));
        return heads;
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
                .compose(flow -> tried(call, tenant, flow))
                .compose(flow -> tenant.submit(new Command.PublishFlow(flow, by, note))
                        .compose(ShardReply::orRefused)
                        .map(done -> {
                            // The first caller shall hear them at once.
                            tenant.speech()
                                    .prepare(SoundUses.texts(flow).stream()
                                            .map(SpokenText::name)
                                            .toList());
                            return answer(flow);
                        }));
    }

    /** It has passed its trials, where they are required. */
    private Future<Flow> tried(ApiCall call, TenantService tenant, Flow flow) {
        return database.withTenant(call.user().tenant(), connection -> FlowTrials.required(connection, flow.flowId()))
                .compose(required -> required.isEmpty()
                        ? Future.succeededFuture(flow)
                        : tenant.read(view -> Surroundings.of(view, flow))
                                .compose(in -> runner.run(in, flow, kept(required.get())))
                                .recover(failure ->
                                        Future.failedFuture(FlowTrialOperations.refused(failure, call.language())))
                                .compose(suite -> suite.passed()
                                        ? Future.succeededFuture(flow)
                                        : Future.failedFuture(Refused.with(
                                                Refusal.TRIALS_FAIL, FlowProblems.of(suite, call.language())))));
    }

    private static List<Trial> kept(String text) {
        try {
            return FlowDocuments.readTrials(text);
        } catch (FlowDocuments.Unreadable e) {
            throw new IllegalStateException("trials that were readable when they were saved", e);
        }
    }

    private Future<Answer> check(ApiCall call) {
        return draft(call)
                .compose(flow -> problems(tenants.apply(call), flow))
                .map(problems -> Answer.ok(new CheckReply(FlowProblems.of(problems, call.language()))));
    }

    private Future<List<FlowProblem>> problems(TenantService tenant, Flow flow) {
        return services(tenant)
                .compose(services -> tenant.read(view ->
                        FlowWorld.of(view, tenant.prompts()::knows, tenant.speech()::speaks, services::contains)))
                .map(world -> FlowCheck.problems(flow, world));
    }

    /** What lookups can ask. */
    private Future<Set<String>> services(TenantService tenant) {
        return database.withTenant(tenant.id(), LookUpServices::list).map(others -> {
            Set<String> names = tenant.lookUps().ownServices();
            others.forEach(service -> names.add(service.serviceId()));
            return names;
        });
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
