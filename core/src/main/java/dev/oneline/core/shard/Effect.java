package dev.oneline.core.shard;

import dev.oneline.core.chat.ChatMessage;
import dev.oneline.core.media.LegHearing;
import java.util.List;
import java.util.SortedMap;

/**
 * What must be done outside after the events are on the log. At least once: executors are idempotent. Effects are a
 * function of the state, so a restarted owner derives the ones that are due again instead of remembering them.
 */
public sealed interface Effect {
    /** Bring {@link Command.FireTimer} back at {@code dueMs}. */
    record ArmTimer(String timerId, long dueMs) implements Effect {}

    /** Answer a trunk's call and give it its leg at the media node. */
    record AnswerCall(String contactId, String sipNode, String legId, String mediaNode) implements Effect {}

    /** End a trunk's call. */
    record EndCall(String contactId, String sipNode, String reason) implements Effect {}

    /**
     * Ask another system, and bring {@link Command.FinishLookUp} back.
     *
     * @param arguments by name; of what was secret, references
     */
    record LookUp(
            String contactId, String lookUpId, String service, SortedMap<String, String> arguments, long timeoutMs)
            implements Effect {}

    /**
     * Call somebody for a contact, and bring {@link Command.AnswerTransfer} and {@link Command.EndTransfer} back.
     *
     * @param caller whose number he sees
     */
    record PlaceCall(
            String contactId,
            String callId,
            String sipNode,
            String legId,
            String mediaNode,
            String number,
            String caller,
            long ringMs)
            implements Effect {}

    /** End a call that was placed for a contact, which goes on without it. */
    record ClearCall(String contactId, String callId, String sipNode) implements Effect {}

    /**
     * Write to a chat's customer, once however often it is asked for, and bring {@link Command.FinishPrompt} back where
     * the message says so.
     */
    record WriteChat(String contactId, ChatMessage message) implements Effect {}

    /**
     * The whole truth of who hears what; no legs: the contact's media is over.
     *
     * @param version grows with every plan of a contact
     */
    record ApplyMediaPlan(String contactId, String mediaNode, long version, List<LegHearing> legs) implements Effect {
        public ApplyMediaPlan {
            legs = List.copyOf(legs);
        }
    }
}
