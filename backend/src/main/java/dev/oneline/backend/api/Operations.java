package dev.oneline.backend.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.backend.TenantService;
import dev.oneline.backend.decisions.Decisions;
import dev.oneline.backend.flow.TrialRunner;
import dev.oneline.backend.history.ContactRow;
import dev.oneline.backend.history.History;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.identity.Logins;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.speech.Speech;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.webcalls.WebCalls;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the REST API does, by operation id of {@code contract/openapi.yaml}. */
public final class Operations {
    private static final int DEFAULT_LIMIT = 50;

    private final Map<String, TenantService> tenants;
    private final Database database;
    private final Logins logins;
    private final WebCalls webCalls;
    private final Decisions decisions;
    private final TrialRunner runner;
    private final WorkPool decoders;
    private final Speech speech;

    /** The contract's User. */
    record UserReply(String userId, String tenant, String username, String name, List<String> roles) {
        static UserReply of(User user) {
            return new UserReply(user.userId(), user.tenant(), user.username(), user.name(), user.roleWords());
        }
    }

    /** The contract's LoginReply. */
    record LoginReply(String token, long expiresAtMs, UserReply user) {}

    /** The contract's Queue. */
    record QueueReply(String queueId, String name) {}

    public Operations(
            Map<String, TenantService> tenants,
            Database database,
            Logins logins,
            WebCalls webCalls,
            Decisions decisions,
            TrialRunner runner,
            WorkPool decoders,
            Speech speech) {
        this.tenants = Map.copyOf(tenants);
        this.database = database;
        this.logins = logins;
        this.webCalls = webCalls;
        this.decisions = decisions;
        this.runner = runner;
        this.decoders = decoders;
        this.speech = speech;
    }

    public Map<String, ApiOperation> byId() {
        var operations = new HashMap<>(new StatisticsOperations(this::tenant).byId());
        operations.putAll(new ConfigurationOperations(this::tenant, database).byId());
        operations.putAll(new FlowOperations(this::tenant, database, runner).byId());
        operations.putAll(new FlowDraftOperations(this::tenant, database).byId());
        operations.putAll(new FlowTrialOperations(this::tenant, database, runner).byId());
        operations.putAll(new FlowFigureOperations(this::tenant).byId());
        operations.putAll(new VoicemailOperations(this::tenant, database).byId());
        var prompts = new PromptOperations(this::tenant, database, decoders);
        operations.putAll(prompts.byId());
        operations.putAll(new SpeechOperations(speech, prompts).byId());
        operations.putAll(new CustomerOperations(this::tenant, database).byId());
        operations.putAll(new LookUpServiceOperations(this::tenant, database).byId());
        operations.putAll(new UserOperations(this::tenant, database, logins).byId());
        operations.putAll(Map.of(
                "login", this::login,
                "logout", this::logout,
                "getMe", call -> ok(UserReply.of(call.user())),
                "listNotReadyReasons",
                        call -> ok(tenant(call).settings().options().notReadyReasons()),
                "listDispositions", call -> ok(tenant(call).settings().options().dispositions()),
                "listQueues", this::listQueues,
                "listContacts", this::listContacts,
                "getContact", this::getContact,
                "listDecisions", this::listDecisions,
                "startWebCall", call -> start(call, webCalls::start)));
        operations.put("startWebChat", call -> start(call, webCalls::startChat));
        return operations;
    }

    private Future<Answer> login(ApiCall call) {
        var body = call.body();
        return logins.signIn(
                        body.getString("tenant"),
                        body.getString("username"),
                        body.getString("password"),
                        call.remoteAddress())
                .map(signedIn -> Answer.ok(
                        new LoginReply(signedIn.token(), signedIn.expiresAtMs(), UserReply.of(signedIn.user()))));
    }

    private Future<Answer> logout(ApiCall call) {
        return logins.signOut(call.user(), call.signed().token()).map(signedOut -> Answer.done());
    }

    private Future<Answer> listQueues(ApiCall call) {
        return tenant(call)
                .read(view -> view.config().queues().stream()
                        .sorted(Comparator.comparing(QueueConfig::name))
                        .map(queue -> new QueueReply(queue.queueId(), queue.name()))
                        .toList())
                .map(Answer::ok);
    }

    private Future<Answer> listContacts(ApiCall call) {
        var user = call.user();
        var limit = call.queryNumber("limit");
        var filter = new History.Filter(
                user.oversees() ? call.queryText("agent") : user.userId(),
                call.queryText("queue"),
                call.queryNumber("before"),
                limit == null ? DEFAULT_LIMIT : limit.intValue());
        var asked = call.queryText("agent");
        if (!user.oversees() && asked != null && !asked.equals(user.userId())) {
            return ok(List.of());
        }
        return database.withTenant(user.tenant(), connection -> History.list(connection, filter))
                .map(Answer::ok);
    }

    private Future<Answer> getContact(ApiCall call) {
        var user = call.user();
        return database.withTenant(user.tenant(), connection -> History.detail(connection, call.path("contactId")))
                .compose(detail -> detail.filter(found -> mayRead(user, found.contact()))
                        .map(Operations::ok)
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NO_SUCH_CONTACT))));
    }

    private Future<Answer> listDecisions(ApiCall call) {
        var user = call.user();
        var contactId = call.path("contactId");
        var until = call.queryNumber("until");
        return database.withTenant(user.tenant(), connection -> History.find(connection, contactId))
                .compose(
                        contact -> contact.filter(found -> mayRead(user, found)).isPresent()
                                ? decisions.explain(user.tenant(), contactId, until == null ? Long.MAX_VALUE : until)
                                : Future.<String>failedFuture(Refused.because(Refusal.NO_SUCH_CONTACT)))
                .map(text -> Answer.ok(new RawValue(text)));
    }

    /** Another agent's contact is none: its existence is nobody's business. */
    private static boolean mayRead(User user, ContactRow contact) {
        return user.oversees() || user.userId().equals(contact.agentId());
    }

    /** A call, or a chat. */
    @FunctionalInterface
    private interface Starting<T> {
        Future<T> start(TenantService tenant, WebCalls.Wish wish, ApiCall call);
    }

    private <T> Future<Answer> start(ApiCall call, Starting<T> starting) {
        var body = call.body();
        var wish = new WebCalls.Wish(
                body.getString("entry"),
                body.getString("name", ""),
                body.getString("page", ""),
                body.getString("language", ""));
        return webCalls.admit(call.remoteAddress())
                .compose(admitted -> {
                    var tenant = tenants.get(body.getString("tenant"));
                    return tenant == null
                            ? Future.failedFuture(Refused.because(Refusal.NO_SUCH_ENTRY_POINT))
                            : starting.start(tenant, wish, call);
                })
                .map(Answer::created);
    }

    private TenantService tenant(ApiCall call) {
        return Objects.requireNonNull(tenants.get(call.user().tenant()), "a user's tenant is served");
    }

    private static Future<Answer> ok(Object body) {
        return Future.succeededFuture(Answer.ok(body));
    }
}
