package dev.oneline.core.contact;

import dev.oneline.core.contact.EndedContact.Unsaved;
import dev.oneline.core.flow.InFlow;
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
            events.addAll(left(view, unsaved, command, nowMs));
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
        var arrival = contact.arrival();
        var recordingId = Turn.recordingId(contact.contactId(), turn.number());
        return new Unsaved(recordingId, recording.boxId(), arrival.entryPoint(), arrival.customer(), arrival.demand());
    }

    private static Decision afterTheEnd(ShardView view, Command.FinishRecording command, long nowMs) {
        var ended = view.ended(command.contactId());
        if (ended == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var unsaved = ended.unsaved();
        return unsaved == null || !unsaved.recordingId().equals(command.recordingId()) || command.lengthMs() < MIN_MS
                ? Decision.noNews()
                : Decision.accept(left(view, unsaved, command, nowMs));
    }

    /** It waits for an agent where its box says so, and there is room. */
    private static List<Event> left(ShardView view, Unsaved unsaved, Command.FinishRecording command, long nowMs) {
        var messageId = unsaved.recordingId();
        var events = new ArrayList<Event>();
        events.add(new Event.MessageLeft(
                messageId,
                unsaved.boxId(),
                command.contactId(),
                unsaved.entryPoint(),
                unsaved.customer(),
                command.lengthMs()));
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
            events.add(Queueing.queue(view, going, queueId, command.agoMs(), nowMs));
        }
        return events;
    }
}
