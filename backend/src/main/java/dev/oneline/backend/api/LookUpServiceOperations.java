package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.flow.LookUps;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.lookup.LookUpService;
import dev.oneline.backend.lookup.LookUpServices;
import dev.oneline.backend.lookup.ServiceForm;
import dev.oneline.backend.lookup.ServiceUses;
import dev.oneline.backend.lookup.Trouble;
import dev.oneline.backend.prompt.WhereUsed;
import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Words;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.StorableText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The systems that flows ask: read by those who oversee, changed and tried out by administrators. In force at once. */
final class LookUpServiceOperations {
    private static final Logger LOG = LoggerFactory.getLogger(LookUpServiceOperations.class);
    private static final String BUILT_IN = "built-in";
    private static final String TRIAL = "trial";
    private static final long USUAL_TIMEOUT_MS = 5_000;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;

    /** The contract's LookUpService: nothing of the secret is in it. */
    record ServiceReply(
            String serviceId,
            String name,
            String kind,
            String url,
            String headerName,
            String host,
            int port,
            boolean tls,
            List<WhereUsed.Use> uses) {
        static ServiceReply of(LookUpService service, List<WhereUsed.Use> uses) {
            var id = service.serviceId();
            return switch (service.way()) {
                case LookUpService.Http way ->
                    new ServiceReply(id, service.name(), "http", way.url(), way.headerName(), "", 0, false, uses);
                case LookUpService.Socket way ->
                    new ServiceReply(id, service.name(), "socket", "", "", way.host(), way.port(), way.tls(), uses);
            };
        }

        static ServiceReply builtIn(String serviceId, List<WhereUsed.Use> uses) {
            return new ServiceReply(serviceId, serviceId, BUILT_IN, "", "", "", 0, false, uses);
        }
    }

    /** The contract's LookUpTrialReply. */
    record TrialReply(
            String outcome,
            SortedMap<String, String> values,
            long tookMs,
            @Nullable String code,
            @Nullable String message) {
        static TrialReply of(LookUps.Answer answer, long tookMs) {
            return new TrialReply(Words.of(answer.outcome()), answer.values(), tookMs, null, null);
        }

        static TrialReply of(Trouble trouble, long tookMs, Language language) {
            return new TrialReply("failed", new TreeMap<>(), tookMs, trouble.code(), trouble.message(language));
        }
    }

    LookUpServiceOperations(Function<ApiCall, TenantService> tenants, Database database) {
        this.tenants = tenants;
        this.database = database;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listLookUpServices", Allowed.toOversee(this::list),
                "addLookUpService", Allowed.toAdminister(this::add),
                "changeLookUpService", Allowed.toAdminister(this::change),
                "deleteLookUpService", Allowed.toAdminister(this::delete),
                "tryLookUpService", Allowed.toAdminister(this::tryOut));
    }

    private Future<Answer> list(ApiCall call) {
        var own = tenants.apply(call).lookUps().ownServices();
        return uses(call).compose(uses -> database.withTenant(call.user().tenant(), LookUpServices::list)
                .map(services -> {
                    var replies = new ArrayList<ServiceReply>();
                    own.forEach(serviceId ->
                            replies.add(ServiceReply.builtIn(serviceId, uses.getOrDefault(serviceId, List.of()))));
                    services.stream()
                            .filter(service -> !own.contains(service.serviceId()))
                            .forEach(service -> replies.add(
                                    ServiceReply.of(service, uses.getOrDefault(service.serviceId(), List.of()))));
                    return Answer.ok(replies);
                }));
    }

    private Future<Map<String, List<WhereUsed.Use>>> uses(ApiCall call) {
        return tenants.apply(call).read(view -> ServiceUses.of(view, call.language()));
    }

    private Future<Answer> add(ApiCall call) {
        var serviceId = call.body().getString("serviceId");
        var tenant = tenants.apply(call);
        if (tenant.lookUps().ownServices().contains(serviceId)) {
            return Future.failedFuture(Refused.because(Refusal.SERVICE_EXISTS));
        }
        return sound(call, form(call.body().getJsonObject("settings")), serviceId, Optional.empty())
                .compose(service -> database.withTenant(
                                tenant.id(), connection -> LookUpServices.add(connection, tenant.id(), service))
                        .compose(added -> switch (added) {
                            case DONE -> saved(call, service).map(Answer::created);
                            case THERE_ALREADY -> Future.failedFuture(Refused.because(Refusal.SERVICE_EXISTS));
                            case TOO_MANY -> Future.failedFuture(Refused.because(Refusal.TOO_MANY_SERVICES));
                        }));
    }

    private Future<Answer> change(ApiCall call) {
        var serviceId = call.path("serviceId");
        var tenant = tenants.apply(call);
        return database.withTenant(tenant.id(), connection -> LookUpServices.find(connection, serviceId))
                .compose(before -> before.isEmpty()
                        ? none()
                        : sound(call, form(call.body()), serviceId, before).compose(service -> database.withTenant(
                                        tenant.id(), connection -> LookUpServices.change(connection, service))
                                .compose(there -> there ? saved(call, service).map(Answer::ok) : none())));
    }

    private Future<LookUpService> sound(
            ApiCall call, ServiceForm form, String serviceId, Optional<LookUpService> before) {
        var problems = form.problems(before, call.language());
        return problems.isEmpty()
                ? Future.succeededFuture(form.service(
                        serviceId, before, tenants.apply(call).systems().secrets()))
                : Future.failedFuture(Refused.with(Refusal.BAD_SERVICE, problems));
    }

    private Future<ServiceReply> saved(ApiCall call, LookUpService service) {
        note(call, service.serviceId(), "saved");
        tenants.apply(call).systems().changed(service);
        return uses(call).map(uses -> ServiceReply.of(service, uses.getOrDefault(service.serviceId(), List.of())));
    }

    private static void note(ApiCall call, String serviceId, String how) {
        var user = call.user();
        LOG.info("lookup service {} tenant={} service={} by={}", how, user.tenant(), serviceId, user.userId());
    }

    /** One that is asked stays. */
    private Future<Answer> delete(ApiCall call) {
        var serviceId = call.path("serviceId");
        return uses(call).compose(uses -> {
            var here = uses.getOrDefault(serviceId, List.of());
            return here.isEmpty()
                    ? forget(call, serviceId)
                    : Future.failedFuture(Refused.with(
                            Refusal.SERVICE_IN_USE,
                            here.stream().map(WhereUsed.Problem::of).toList()));
        });
    }

    private Future<Answer> forget(ApiCall call, String serviceId) {
        return database.withTenant(call.user().tenant(), connection -> LookUpServices.delete(connection, serviceId))
                .compose(there -> {
                    if (!there) {
                        return none();
                    }
                    note(call, serviceId, "deleted");
                    tenants.apply(call).systems().forget(serviceId);
                    return Future.succeededFuture(Answer.done());
                });
    }

    private Future<Answer> tryOut(ApiCall call) {
        var tenant = tenants.apply(call);
        var body = call.body();
        long timeoutMs = body.getLong("timeoutMs", USUAL_TIMEOUT_MS);
        var arguments = new TreeMap<String, String>();
        body.getJsonObject("arguments")
                .forEach(each -> arguments.put(each.getKey(), each.getValue().toString()));
        var id = TRIAL + "-" + UUID.randomUUID();
        var question = new Question(id, TRIAL, call.path("serviceId"), arguments, timeoutMs);
        long begunMs = tenant.nowMs();
        var asked = tenant.lookUps().ownServices().contains(question.service())
                ? tenant.lookUps().ask(question)
                : tenant.systems().tryOut(question);
        return asked.timeout(timeoutMs + USUAL_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .map(answer -> Answer.ok(TrialReply.of(answer, tenant.nowMs() - begunMs)))
                .recover(failure -> {
                    var trouble = Trouble.of(failure);
                    LOG.info("lookup tried out service={} reason={}", question.service(), trouble.code());
                    return trouble == Trouble.NO_SUCH_SERVICE
                            ? none()
                            : Future.succeededFuture(
                                    Answer.ok(TrialReply.of(trouble, tenant.nowMs() - begunMs, call.language())));
                });
    }

    private static ServiceForm form(JsonObject settings) {
        return new ServiceForm(
                StorableText.of(settings.getString("name")),
                settings.getString("kind").equals("socket"),
                settings.getString("url", "").strip(),
                settings.getString("headerName", "").strip(),
                settings.getString("headerSecret", ""),
                settings.getString("host", "").strip(),
                settings.getInteger("port", 0),
                settings.getBoolean("tls", false));
    }

    private static <T> Future<T> none() {
        return Future.failedFuture(Refused.because(Refusal.NO_SUCH_SERVICE));
    }
}
