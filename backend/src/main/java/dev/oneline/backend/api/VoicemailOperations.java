package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.voicemail.VoicemailMessage;
import dev.oneline.backend.voicemail.Voicemails;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Messages that callers left. An agent hears those of his own boxes, of boxes whose queue he serves, and what he has in
 * hand; supervisors hear all.
 */
final class VoicemailOperations {
    private static final int DEFAULT_LIMIT = 50;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;

    /** The contract's VoicemailBox. */
    record BoxReply(String boxId, String name, int messages, int unheard) {}

    /** The contract's VoicemailCallback. */
    record CallbackReply(String contactId) {}

    /**
     * What of it somebody may see.
     *
     * @param all also of boxes that aren't configured any more
     */
    private record Access(boolean all, List<VoicemailBox> boxes, Set<String> inHand) {
        boolean to(VoicemailMessage message) {
            return all || boxIds().contains(message.boxId()) || inHand.contains(message.messageId());
        }

        Set<String> boxIds() {
            var ids = new LinkedHashSet<String>();
            boxes.forEach(box -> ids.add(box.boxId()));
            return ids;
        }
    }

    VoicemailOperations(Function<ApiCall, TenantService> tenants, Database database) {
        this.tenants = tenants;
        this.database = database;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listVoicemailBoxes", this::boxes,
                "listVoicemail", this::list,
                "getVoicemail", call -> find(call).map(Answer::ok),
                "changeVoicemail", this::change,
                "getVoicemailSound", this::sound,
                "callBackVoicemail", this::callBack);
    }

    private Future<Answer> boxes(ApiCall call) {
        return access(call).compose(access -> database.withTenant(call.user().tenant(), Voicemails::counts)
                .map(counts -> Answer.ok(access.boxes().stream()
                        .map(box -> reply(box, counts.get(box.boxId())))
                        .toList())));
    }

    private static BoxReply reply(VoicemailBox box, Voicemails.@Nullable Count count) {
        return new BoxReply(
                box.boxId(), box.name(), count == null ? 0 : count.messages(), count == null ? 0 : count.unheard());
    }

    private Future<Answer> list(ApiCall call) {
        var boxId = call.queryText("box");
        var limit = call.queryNumber("limit");
        return access(call)
                .compose(access -> {
                    var boxIds = access.all() ? null : access.boxIds();
                    var wanted = boxId == null ? boxIds : Set.of(boxId);
                    if (boxId != null && boxIds != null && !boxIds.contains(boxId)) {
                        return Future.failedFuture(Refused.because(Refusal.NO_SUCH_BOX));
                    }
                    var filter = new Voicemails.Filter(
                            wanted,
                            "true".equals(call.queryText("deleted")),
                            call.queryNumber("before"),
                            limit == null ? DEFAULT_LIMIT : limit.intValue());
                    return database.withTenant(call.user().tenant(), connection -> Voicemails.list(connection, filter));
                })
                .map(Answer::ok);
    }

    private Future<Answer> change(ApiCall call) {
        var body = call.body();
        var boxId = body.getString("boxId");
        var change = new Voicemails.Change(body.getBoolean("heard"), body.getBoolean("deleted"), boxId);
        var tenant = tenants.apply(call);
        return find(call)
                .compose(found -> tenant.read(view -> boxId == null || view.voicemailBox(boxId) != null))
                .compose(there -> there
                        ? database.withTenant(call.user().tenant(), connection -> {
                            var messageId = call.path("messageId");
                            Voicemails.change(
                                    connection, messageId, change, call.user().userId(), tenant.nowMs());
                            return Voicemails.find(connection, messageId).orElseThrow();
                        })
                        : Future.failedFuture(Refused.of(Refusal.NO_SUCH_BOX, "boxId")))
                .map(Answer::ok);
    }

    private Future<Answer> sound(ApiCall call) {
        return find(call)
                .compose(message -> tenants.apply(call).recordings().open(message.messageId()))
                .compose(wav -> wav.map(bytes -> Future.succeededFuture(Answer.bytes("audio/wav", bytes)))
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NOT_KEPT))));
    }

    /** A callback that waits like any other; asked for twice it is one. */
    private Future<Answer> callBack(ApiCall call) {
        var tenant = tenants.apply(call);
        return find(call).compose(message -> {
            var caller = new Party(message.caller().address(), message.caller().name());
            if (!caller.hasNumber()) {
                return Future.failedFuture(Refused.because(Refusal.NO_NUMBER));
            }
            var contactId = message.messageId() + "-callback";
            var arrive = new Command.ArriveContact(
                    contactId, Channel.CALLBACK, message.entryPoint(), caller, null, Demand.NONE, 0);
            return tenant.submit(arrive)
                    .compose(ShardReply::orRefused)
                    .map(done -> Answer.created(new CallbackReply(contactId)));
        });
    }

    /** As far as the user may know of it. */
    private Future<VoicemailMessage> find(ApiCall call) {
        return access(call).compose(access -> database.withTenant(
                        call.user().tenant(), connection -> Voicemails.find(connection, call.path("messageId")))
                .compose(found -> found.filter(access::to)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Refused.because(Refusal.NO_SUCH_MESSAGE)))));
    }

    private Future<Access> access(ApiCall call) {
        var user = call.user();
        return tenants.apply(call).read(view -> access(view, user));
    }

    private static Access access(ShardView view, User user) {
        var boxes = view.config().voicemailBoxes();
        if (user.oversees()) {
            return new Access(true, boxes, Set.of());
        }
        var agent = view.agent(user.userId());
        if (agent == null) {
            return new Access(false, List.of(), Set.of());
        }
        var profile = view.profile(user.userId());
        var own = boxes.stream()
                .filter(box -> box.ownerIds().contains(user.userId())
                        || (!box.queueId().isEmpty() && profile.served(box.queueId()) != null))
                .toList();
        var inHand = new LinkedHashSet<String>();
        agent.works().forEach(work -> inHand.add(work.contactId()));
        return new Access(false, own, inHand);
    }
}
