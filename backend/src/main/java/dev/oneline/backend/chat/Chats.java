package dev.oneline.backend.chat;

import dev.oneline.backend.chat.ChatMessages.Author;
import dev.oneline.backend.chat.ChatMessages.NewMessage;
import dev.oneline.backend.chat.ChatMessages.Outcome;
import dev.oneline.backend.effects.ReportDoor;
import dev.oneline.backend.shard.ShardPort;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.contract.ws.ServerMessage.ChatLine;
import dev.oneline.core.chat.ChatAnswer;
import dev.oneline.core.chat.ChatPlanning;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people write in one tenant's chats: kept first, then shown, then, where a flow asks for it, told to the shard as
 * the keys that it stands for. Futures fail with {@link Refused}, and otherwise when it should be tried again.
 */
public final class Chats {
    /** In the place of what was written in secret; how much it was is nobody's business either. */
    static final String DOTS = "••••••";

    private final String tenant;
    private final Database database;
    private final InstantSource clock;
    private final ShardPort shard;
    private final ReportDoor.Secrets secrets;
    private final Function<String, Future<Void>> show;

    /** @param show shows a contact's people what is new; completes when it is on its way to them */
    public Chats(
            String tenant,
            Database database,
            InstantSource clock,
            ShardPort shard,
            ReportDoor.Secrets secrets,
            Function<String, Future<Void>> show) {
        this.tenant = tenant;
        this.database = database;
        this.clock = clock;
        this.shard = shard;
        this.secrets = secrets;
        this.show = show;
    }

    /**
     * What a visitor wrote, as it is to be kept.
     *
     * @param text null: he can't write now
     */
    private record Heard(@Nullable String text, @Nullable ChatAnswer answer) {
        private static final Heard NOTHING = new Heard(null, null);
    }

    /** @param messageId of the visitor's own making: said again, it is said once */
    public Future<Void> visitorSays(String contactId, String messageId, String text) {
        return hear(contactId, messageId, view -> said(view, contactId, text));
    }

    /**
     * One of the choices of a message; of one that isn't the newest it is none any more.
     *
     * @param to the message's id
     */
    public Future<Void> visitorChooses(String contactId, String messageId, String to, String key) {
        return hear(contactId, messageId, view -> chosen(view, contactId, to, key));
    }

    public Future<Void> agentSays(String agentId, String contactId, String messageId, String text) {
        return shard.read(view -> nameOf(view, agentId, contactId))
                .compose(name -> name.isEmpty()
                        ? Future.failedFuture(Refused.because(Refusal.NOT_YOUR_CONTACT))
                        : keep(contactId, "a:" + messageId, Author.AGENT, name, text, null))
                .compose(kept -> show.apply(contactId));
    }

    /** In order; of very many the newest. */
    public Future<List<ChatLine>> after(String contactId, long seq) {
        return database.withTenant(tenant, connection -> ChatMessages.after(connection, contactId, seq));
    }

    private Future<Void> hear(String contactId, String messageId, Function<ShardView, Heard> look) {
        return shard.read(look).compose(heard -> {
            var text = heard.text();
            var answer = heard.answer();
            return text == null
                    ? again(contactId, messageId)
                    : keep(
                                    contactId,
                                    "v:" + messageId,
                                    Author.VISITOR,
                                    "",
                                    text,
                                    answer == null ? null : answer.inputId())
                            .compose(kept -> show.apply(contactId).map(shown -> kept))
                            .compose(kept -> answer != null && answer.inputId().equals(kept.inputId())
                                    ? finish(contactId, answer)
                                    : Future.succeededFuture());
        });
    }

    /** What was kept already needn't be possible any more. */
    private Future<Void> again(String contactId, String messageId) {
        return database.withTenant(tenant, connection -> ChatMessages.find(connection, contactId, "v:" + messageId))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(Refused.because(Refusal.CHOICE_GONE)));
    }

    private Future<Outcome.Kept> keep(
            String contactId, String messageId, Author author, String name, String text, @Nullable String inputId) {
        var message =
                new NewMessage(contactId, messageId, clock.millis(), author, name, text, List.of(), false, inputId);
        return database.withTenant(tenant, connection -> ChatMessages.add(connection, tenant, message))
                .compose(outcome -> outcome instanceof Outcome.Kept kept
                        ? Future.succeededFuture(kept)
                        : Future.failedFuture(Refused.because(Refusal.CHAT_FULL)));
    }

    /** Of what is secret, the shard gets a reference. */
    private Future<Void> finish(String contactId, ChatAnswer answer) {
        return secrets.told(answer.inputId(), answer.keys(), answer.secret())
                .compose(kept ->
                        shard.submit(new Command.FinishInput(contactId, answer.inputId(), kept, answer.keyCount(), 0)))
                .compose(ShardReply::orRefused)
                .mapEmpty();
    }

    private static Heard said(ShardView view, String contactId, String text) {
        var contact = view.contact(contactId);
        if (contact == null || !writes(contact)) {
            return Heard.NOTHING;
        }
        var answer = ChatAnswer.of(view, contact, text);
        return new Heard(ChatAnswer.isSecret(contact) ? DOTS : text, answer);
    }

    private static Heard chosen(ShardView view, String contactId, String to, String key) {
        var contact = view.contact(contactId);
        var asked = contact == null ? null : ChatPlanning.message(view, contact);
        var turn = contact == null ? null : contact.turn();
        if (contact == null
                || asked == null
                || turn == null
                || !asked.messageId().equals(to)) {
            return Heard.NOTHING;
        }
        return asked.choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .map(choice -> new Heard(
                        choice.label(),
                        new ChatAnswer(Turn.inputId(contactId, turn.number()), key, key.length(), false)))
                .orElse(Heard.NOTHING);
    }

    private static boolean writes(Contact contact) {
        return contact.channel() == Channel.CHAT && !contact.customerGone() && contact.state() != ContactState.LEAVING;
    }

    /** Empty: he isn't in that conversation. */
    private static String nameOf(ShardView view, String agentId, String contactId) {
        var contact = view.contact(contactId);
        var agent = view.agent(agentId);
        return contact != null
                        && agent != null
                        && contact.channel() == Channel.CHAT
                        && contact.inConversation()
                        && contact.offerTo(agentId) != null
                ? agent.name()
                : "";
    }
}
