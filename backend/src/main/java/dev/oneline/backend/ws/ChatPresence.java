package dev.oneline.backend.ws;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Ends chats whose visitor stays away: his page was closed, or never came. A restart gives everybody the whole time once
 * more. Used on the shard's thread alone.
 */
final class ChatPresence {
    private final long graceMs;
    private final Map<String, Long> awaySinceMs = new HashMap<>();

    ChatPresence(long graceMs) {
        this.graceMs = graceMs;
    }

    List<Command> review(ShardView view, Predicate<String> here, long nowMs) {
        var commands = new ArrayList<Command>();
        var away = new HashSet<String>();
        for (var contact : view.contacts()) {
            var contactId = contact.contactId();
            if (contact.channel() != Channel.CHAT || contact.customerGone() || here.test(contactId)) {
                continue;
            }
            away.add(contactId);
            if (nowMs - awaySinceMs.computeIfAbsent(contactId, key -> nowMs) >= graceMs) {
                commands.add(new Command.EndByCustomer(contactId, EndCause.CUSTOMER_LOST));
            }
        }
        awaySinceMs.keySet().retainAll(away);
        return commands;
    }
}
