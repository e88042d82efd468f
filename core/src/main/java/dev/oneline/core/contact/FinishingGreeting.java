package dev.oneline.core.contact;

import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;

/** The greeting is over, by the bridge's word or by the clock: the contact takes its place in the queue. */
public final class FinishingGreeting {
    private FinishingGreeting() {}

    public static Decision decide(ShardView view, Command.FinishPrompt command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var isGreeting = command.playId().equals(MediaPlanning.greetingPlayId(contact.contactId()));
        return isGreeting ? queue(contact, nowMs) : Decision.noNews();
    }

    public static Decision runOut(Contact contact, long nowMs) {
        var greeting = contact.arrival().greeting();
        return greeting != null && nowMs >= greeting.untilMs() ? queue(contact, nowMs) : Decision.noNews();
    }

    private static Decision queue(Contact contact, long nowMs) {
        return contact.state() == ContactState.ARRIVED
                ? Decision.accept(new Event.ContactQueued(contact.contactId(), contact.queueId(), nowMs))
                : Decision.noNews();
    }
}
