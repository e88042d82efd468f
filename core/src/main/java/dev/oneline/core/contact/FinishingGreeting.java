package dev.oneline.core.contact;

import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
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
        return isGreeting ? queue(view, contact, command.agoMs(), nowMs) : Decision.noNews();
    }

    public static Decision runOut(ShardView view, Contact contact, long nowMs) {
        var greeting = contact.arrival().greeting();
        return greeting != null && nowMs >= greeting.untilMs() ? queue(view, contact, 0, nowMs) : Decision.noNews();
    }

    private static Decision queue(ShardView view, Contact contact, long agoMs, long nowMs) {
        return contact.state() == ContactState.ARRIVED
                ? Decision.accept(Queueing.queue(
                        view,
                        contact.contactId(),
                        contact.queueId(),
                        contact.arrival().demand(),
                        agoMs,
                        nowMs))
                : Decision.noNews();
    }
}
