package dev.oneline.core.contact;

import dev.oneline.core.flow.InFlow;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;

/**
 * A prompt is over, by the bridge's word or by the clock. After the greeting the contact takes its place in the queue,
 * after what it was told there it hears the music again, after the farewell it is over.
 */
public final class FinishingGreeting {
    private FinishingGreeting() {}

    public static Decision decide(ShardView view, Command.FinishPrompt command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        if (command.playId().equals(MediaPlanning.greetingPlayId(contact.contactId()))) {
            return queue(view, contact, command.agoMs(), nowMs);
        }
        if (contact.state() == ContactState.IN_FLOW) {
            return InFlow.soundsOver(view, contact, command.playId(), command.agoMs(), nowMs);
        }
        if (command.playId().equals(MediaPlanning.announcementPlayId(contact))) {
            return Announcing.over(contact);
        }
        return command.playId().equals(MediaPlanning.farewellPlayId(contact.contactId()))
                ? end(contact)
                : Decision.noNews();
    }

    public static Decision runOut(ShardView view, Contact contact, long nowMs) {
        var greeting = contact.arrival().greeting();
        return greeting != null && nowMs >= greeting.untilMs() ? queue(view, contact, 0, nowMs) : Decision.noNews();
    }

    public static Decision farewellRunOut(Contact contact, long nowMs) {
        var farewell = contact.farewell();
        return farewell != null && nowMs >= farewell.untilMs() ? end(contact) : Decision.noNews();
    }

    private static Decision queue(ShardView view, Contact contact, long agoMs, long nowMs) {
        return contact.state() == ContactState.ARRIVED
                ? Decision.accept(Overflowing.enter(view, Going.of(view, contact), contact.queueId(), agoMs, nowMs))
                : Decision.noNews();
    }

    private static Decision end(Contact contact) {
        var farewell = contact.farewell();
        return farewell == null
                ? Decision.noNews()
                : Decision.accept(new Event.ContactAbandoned(contact.contactId(), farewell.cause()));
    }
}
