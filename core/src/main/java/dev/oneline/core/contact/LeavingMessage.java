package dev.oneline.core.contact;

import dev.oneline.core.contact.EndedContact.Unsaved;
import dev.oneline.core.flow.InFlow;
import dev.oneline.core.flow.MessageReview;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message is recorded. Most callers hang up when they have said what they wanted: their contact is over then, and the
 * message all the same one.
 */
public final class LeavingMessage {
    /** Shorter is a breath, or the click of hanging up. */
    private static final long MIN_MS = 500;

    private LeavingMessage() {}

    public static Decision decide(ShardView view, Command.FinishRecording command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return afterTheEnd(view, command, nowMs);
        }
        var turn = contact.turn();
        if (turn == null
                || turn.recording() == null
                || !command.recordingId().equals(Turn.recordingId(contact.contactId(), turn.number()))) {
            return Decision.noNews();
        }
        var said = command.lengthMs() >= MIN_MS;
        var unsaved = unsaved(contact);
        var events = new ArrayList<Event>();
        if (said && unsaved != null) {
            var spoken = new MessageReview.Spoken(unsaved.recordingId(), command.lengthMs(), false, unsaved.boxId());
            var review = MessageReview.begin(view, contact, spoken, command.agoMs(), nowMs);
            if (!review.isEmpty()) {
                return Decision.accept(review);
            }
            events.addAll(left(view, unsaved, contact.contactId(), command.lengthMs(), command.agoMs(), nowMs));
        }
        events.addAll(InFlow.recorded(view, contact, command, said, nowMs));
        return Decision.accept(events);
    }

    /** What a contact was saying to a box when it ended; null: nothing. */
    public static @Nullable Unsaved unsaved(Contact contact) {
        var turn = contact.turn();
        var recording = turn == null ? null : turn.recording();
        if (turn == null || recording == null || recording.boxId().isEmpty()) {
            return null;
        }
        return unsaved(contact, Turn.recordingId(contact.contactId(), turn.number()), recording.boxId());
    }

    private static Unsaved unsaved(Contact contact, String recordingId, String boxId) {
        var arrival = contact.arrival();
        return new Unsaved(recordingId, boxId, arrival.entryPoint(), arrival.customer(), arrival.demand());
    }

    /** What a contact has spoken and reviewed is left now; nothing where it doesn't. */
    public static List<Event> reviewed(ShardView view, Contact contact, long nowMs) {
        var spoken = MessageReview.of(contact);
        if (spoken == null) {
            return List.of();
        }
        var unsaved = unsaved(contact, spoken.recordingId(), spoken.boxId());
        return left(view, unsaved, contact.contactId(), spoken.lengthMs(), 0, nowMs);
    }

    private static Decision afterTheEnd(ShardView view, Command.FinishRecording command, long nowMs) {
        var ended = view.ended(command.contactId());
        if (ended == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var unsaved = ended.unsaved();
        return unsaved == null || !unsaved.recordingId().equals(command.recordingId()) || command.lengthMs() < MIN_MS
                ? Decision.noNews()
                : Decision.accept(left(view, unsaved, command.contactId(), command.lengthMs(), command.agoMs(), nowMs));
    }

    /** It waits for an agent where its box says so, and there is room. */
    private static List<Event> left(
            ShardView view, Unsaved unsaved, String contactId, long lengthMs, long agoMs, long nowMs) {
        var messageId = unsaved.recordingId();
        var events = new ArrayList<Event>();
        events.add(new Event.MessageLeft(
                messageId, unsaved.boxId(), contactId, unsaved.entryPoint(), unsaved.customer(), lengthMs));
        var box = view.voicemailBox(unsaved.boxId());
        var queue = box == null ? null : view.queue(box.queueId());
        if (queue != null
                && !queue.full()
                && view.contacts().size() < view.config().limits().maxContacts()) {
            var queueId = queue.queueId();
            var going = Going.arriving(
                    messageId, Channel.VOICEMAIL, unsaved.entryPoint(), unsaved.customer(), unsaved.demand(), null);
            events.add(new Event.ContactArrived(
                    messageId,
                    Channel.VOICEMAIL,
                    unsaved.entryPoint(),
                    unsaved.customer(),
                    null,
                    unsaved.demand(),
                    queueId,
                    "",
                    0));
            events.add(Queueing.queue(view, going, queueId, agoMs, nowMs));
        }
        return events;
    }
}
