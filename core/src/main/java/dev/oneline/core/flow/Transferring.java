package dev.oneline.core.flow;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.LiveContacts;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.Collections;
import java.util.List;

/** Somebody outside is called for a contact: he answers or doesn't, they talk, and he hangs up. */
public final class Transferring {
    /** A call that nobody ends is ended then: a gateway may have lost it. */
    static final long MAX_TALK_MS = 4 * 3_600_000;

    private Transferring() {}

    public static Decision decide(ShardView view, Command.AnswerTransfer command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        return calls(contact, command.callId()) && !talks(contact)
                ? Decision.accept(
                        new Event.TransferAnswered(contact.contactId(), command.callId(), nowMs + MAX_TALK_MS))
                : Decision.noNews();
    }

    public static Decision decide(ShardView view, Command.EndTransfer command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        return calls(contact, command.callId())
                ? Decision.accept(leave(view, contact, exit(command.outcome(), talks(contact)), command.agoMs(), nowMs))
                : Decision.noNews();
    }

    /** The call is gone with its node or its media. */
    public static List<Event> broken(ShardView view, Contact contact, long nowMs) {
        return leave(view, contact, exit(Command.TransferOutcome.FAILED, talks(contact)), 0, nowMs);
    }

    /** It rang, or they talked, for as long as may be. */
    static Decision runOut(ShardView view, Contact contact, long nowMs) {
        return Decision.accept(leave(view, contact, exit(Command.TransferOutcome.NO_ANSWER, talks(contact)), 0, nowMs));
    }

    /** Whether the leg is that of whom it calls. */
    public static boolean isCalled(Contact contact, String legId) {
        var turn = contact.callingTurn();
        return turn != null && legId.equals(Turn.callLegId(contact.contactId(), turn.number()));
    }

    private static boolean calls(Contact contact, String callId) {
        var turn = contact.callingTurn();
        return turn != null && callId.equals(Turn.callId(contact.contactId(), turn.number()));
    }

    private static boolean talks(Contact contact) {
        var turn = contact.callingTurn();
        return turn != null && turn.talks();
    }

    /** However a talk ended, there was one. */
    private static String exit(Command.TransferOutcome outcome, boolean talked) {
        if (talked) {
            return Exits.NEXT;
        }
        return switch (outcome) {
            case BUSY -> Exits.BUSY;
            case NO_ANSWER -> Exits.NO_ANSWER;
            // Who hung up before the news of his answer had answered all the same.
            case HUNG_UP -> Exits.NEXT;
            case FAILED -> Exits.FAILED;
        };
    }

    private static List<Event> leave(ShardView view, Contact contact, String exit, long agoMs, long nowMs) {
        return Walking.leave(view, contact, exit, Collections.emptySortedMap(), agoMs, nowMs);
    }
}
