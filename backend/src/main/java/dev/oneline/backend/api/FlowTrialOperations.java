package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.flow.FlowProblems;
import dev.oneline.backend.flow.FlowTrials;
import dev.oneline.backend.flow.TrialRunner;
import dev.oneline.backend.flow.TrialRunner.Surroundings;
import dev.oneline.backend.flow.TrialTexts;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.Coverage;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialSuite;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trials of flows: kept, run, and made. */
final class FlowTrialOperations {
    private static final int MAX_CHARS = 2_000_000;
    private static final int MAX_HEARD = 200;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;
    private final TrialRunner runner;

    /** The contract's FlowTrialReport. */
    record Report(boolean passed, List<Result> trials, CoverageReply coverage) {
        static Report of(TrialSuite suite, Language language) {
            return new Report(
                    suite.passed(),
                    suite.trials().stream()
                            .map(tried -> Result.of(tried, language))
                            .toList(),
                    CoverageReply.of(suite.coverage(), language));
        }
    }

    record Result(
            String name,
            boolean passed,
            List<String> heard,
            @Nullable FailureReply failure) {
        static Result of(TrialSuite.Tried tried, Language language) {
            var report = tried.report();
            var heard = report.heard();
            var failure = report.failure();
            return new Result(
                    tried.name(),
                    report.passed(),
                    heard.size() > MAX_HEARD ? heard.subList(0, MAX_HEARD) : heard,
                    failure == null
                            ? null
                            : new FailureReply(
                                    failure.expected() == null ? 0 : failure.step() + 1,
                                    Words.of(failure.actual().kind()),
                                    TrialTexts.of(failure, language)));
        }
    }

    record FailureReply(int step, String code, String message) {}

    /** The contract's FlowCoverage. */
    record CoverageReply(int nodes, int nodesReached, int exits, int exitsTaken, List<Never> never) {
        static CoverageReply of(Coverage coverage, Language language) {
            return new CoverageReply(
                    coverage.nodes(),
                    coverage.nodesWalked(),
                    coverage.exits(),
                    coverage.exitsWalked(),
                    coverage.missing().stream()
                            .map(way -> new Never(
                                    way.nodeId(),
                                    way.exit().isEmpty() ? null : way.exit(),
                                    TrialTexts.never(way, language)))
                            .toList());
        }
    }

    record Never(String nodeId, @Nullable String exit, String message) {}

    /** The contract's FlowTrialsMade. */
    record Made(RawValue trials, CoverageReply coverage) {}

    FlowTrialOperations(Function<ApiCall, TenantService> tenants, Database database, TrialRunner runner) {
        this.tenants = tenants;
        this.database = database;
        this.runner = runner;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "getFlowTrials", Allowed.toOversee(this::get),
                "saveFlowTrials", Allowed.toAdminister(this::save),
                "runFlowTrials", Allowed.toAdminister(this::run),
                "generateFlowTrials", Allowed.toAdminister(this::generate));
    }

    private Future<Answer> get(ApiCall call) {
        return database.withTenant(call.user().tenant(), connection -> FlowTrials.find(connection, call.path("flowId")))
                .map(found -> Answer.ok(found.orElse(FlowTrials.Kept.NONE)));
    }

    private Future<Answer> save(ApiCall call) {
        var tenant = call.user().tenant();
        var body = call.body();
        var change = new FlowTrials.Change(
                call.path("flowId"),
                body.getLong("revision"),
                body.getBoolean("required"),
                body.getJsonArray("trials").encode(),
                call.user().userId(),
                tenants.apply(call).nowMs());
        return trials(call)
                .compose(readable ->
                        database.withTenant(tenant, connection -> FlowTrials.save(connection, tenant, change)))
                .compose(saved -> saved ? get(call) : Future.failedFuture(Refused.because(Refusal.TRIALS_CHANGED)));
    }

    private Future<Answer> run(ApiCall call) {
        return flow(call)
                .compose(flow -> trials(call).compose(trials -> tenants.apply(call)
                        .read(view -> Surroundings.of(view, flow))
                        .compose(in -> runner.run(in, flow, trials))))
                .recover(failure -> Future.failedFuture(refused(failure, call.language())))
                .map(suite -> Answer.ok(Report.of(suite, call.language())));
    }

    private Future<Answer> generate(ApiCall call) {
        var tenant = tenants.apply(call);
        return flow(call)
                .compose(flow -> tenant.read(view -> new Where(Surroundings.of(view, flow), number(view, flow)))
                        .compose(where -> runner.explore(where.in(), flow, noonMs(tenant), where.called())))
                .recover(failure -> Future.failedFuture(refused(failure, call.language())))
                .map(explored -> Answer.ok(new Made(
                        new RawValue(FlowDocuments.writeTrials(explored.trials())),
                        CoverageReply.of(explored.coverage(), call.language()))));
    }

    private record Where(Surroundings in, String called) {}

    /** One that leads into the flow, if there is one. */
    private static String number(ShardView view, Flow flow) {
        return view.config().entryPoints().stream()
                .filter(entry -> entry.flowId().equals(flow.flowId()))
                .map(EntryPoint::address)
                .findFirst()
                .orElse(flow.flowId());
    }

    private static long noonMs(TenantService tenant) {
        var zone = tenant.statistics().config().zone();
        return LocalDate.ofInstant(Instant.ofEpochMilli(tenant.nowMs()), zone)
                .atTime(LocalTime.NOON)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** What isn't sound can't be tried. */
    static Throwable refused(Throwable failure, Language language) {
        return failure instanceof TrialRunner.Unsound unsound
                ? Refused.with(Refusal.BAD_FLOW, FlowProblems.of(unsound.problems(), language))
                : failure;
    }

    private static Future<Flow> flow(ApiCall call) {
        try {
            return Future.succeededFuture(
                    FlowDocuments.read(call.body().getJsonObject("flow").encode()));
        } catch (FlowDocuments.Unreadable e) {
            return Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "flow"));
        }
    }

    private static Future<List<Trial>> trials(ApiCall call) {
        var text = call.body().getJsonArray("trials").encode();
        if (text.length() > MAX_CHARS) {
            return Future.failedFuture(Refused.of(Refusal.TOO_LARGE, "trials"));
        }
        try {
            return Future.succeededFuture(FlowDocuments.readTrials(text));
        } catch (FlowDocuments.Unreadable e) {
            return Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "trials"));
        }
    }
}
