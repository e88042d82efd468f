package dev.oneline.backend.chat;

import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.contract.ws.ServerMessage.ChatChoice;
import dev.oneline.core.chat.ChatMessage;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what flows say in chats: what the media bridge is for a call. A message that is asked for again, also by another
 * owner, is kept once. What can't be written is tried again, for as long as this backend owns the shard: one a contact.
 */
public final class ChatWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ChatWriter.class);
    private static final long RETRY_MS = 1_000;

    private final String tenant;
    private final Node node;
    private final Database database;
    private final Function<String, Future<Void>> show;
    private final Function<Command, Future<ShardReply>> shard;
    private final BooleanSupplier owns;
    private final Set<String> writing = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * @param show shows a contact's people what is new; completes when it is on its way to them
     * @param owns whether the shard is this backend's: another owner writes by itself
     */
    public ChatWriter(
            String tenant,
            Node node,
            Database database,
            Function<String, Future<Void>> show,
            Function<Command, Future<ShardReply>> shard,
            BooleanSupplier owns) {
        this.tenant = tenant;
        this.node = node;
        this.database = database;
        this.show = show;
        this.shard = shard;
        this.owns = owns;
    }

    public void stop() {
        stopped = true;
    }

    /** From any thread. What is being written already isn't written again. */
    public void write(Effect.WriteChat effect) {
        if (writing.add(effect.message().messageId())) {
            attempt(effect);
        }
    }

    private void attempt(Effect.WriteChat effect) {
        var message = effect.message();
        if (stopped || !owns.getAsBoolean()) {
            writing.remove(message.messageId());
            return;
        }
        keep(effect.contactId(), message)
                // Before the contact goes on: what ends it would end the visitor's page, too.
                .compose(kept -> show.apply(effect.contactId()))
                .compose(shown -> goOn(effect.contactId(), message))
                .onSuccess(done -> writing.remove(message.messageId()))
                .onFailure(cause -> {
                    LOG.warn(
                            "chat not written tenant={} contact={} reason=\"{}\"",
                            tenant,
                            effect.contactId(),
                            cause.getMessage());
                    node.vertx().setTimer(RETRY_MS, ignored -> attempt(effect));
                });
    }

    private Future<Void> keep(String contactId, ChatMessage message) {
        long nowMs = node.clock().millis();
        var choices = message.choices().stream()
                .map(choice -> new ChatChoice(choice.key(), choice.label()))
                .toList();
        return database.withTenant(tenant, connection -> {
                    var text = ChatTexts.of(connection, message.language(), message.sounds());
                    if (!text.isEmpty() || !choices.isEmpty()) {
                        var written = new ChatMessages.NewMessage(
                                contactId,
                                message.messageId(),
                                nowMs,
                                ChatMessages.Author.BOT,
                                "",
                                text,
                                choices,
                                message.secret(),
                                null);
                        // One too many isn't kept, and the flow goes on all the same.
                        ChatMessages.add(connection, tenant, written);
                    }
                    return text;
                })
                .mapEmpty();
    }

    private Future<Void> goOn(String contactId, ChatMessage message) {
        return !message.goesOn()
                ? Future.succeededFuture()
                : shard.apply(new Command.FinishPrompt(contactId, message.messageId(), 0))
                        .compose(reply -> reply instanceof ShardReply.Unavailable
                                ? Future.failedFuture(new ShardUnavailable())
                                : Future.succeededFuture());
    }
}
