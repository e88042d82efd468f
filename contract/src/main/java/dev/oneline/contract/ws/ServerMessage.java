package dev.oneline.contract.ws;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the backend sends. States and causes are the schema's kebab-case words. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Ok.class, name = "ok"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerMessage.SdpAnswer.class, name = "sdp-answer"),
    @JsonSubTypes.Type(value = ServerMessage.Desk.class, name = "desk"),
    @JsonSubTypes.Type(value = ServerMessage.Floor.class, name = "floor"),
    @JsonSubTypes.Type(value = ServerMessage.Call.class, name = "call"),
    @JsonSubTypes.Type(value = ServerMessage.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = ServerMessage.Beat.class, name = "beat"),
})
public sealed interface ServerMessage {
    record Welcome(String userId, String name, String role, long timeMs) implements ServerMessage {}

    /** The request is on the log. */
    record Ok(long id) implements ServerMessage {}

    /** @param id null when it answers no request */
    record Refused(@Nullable Long id, String code, String message) implements ServerMessage {}

    record SdpAnswer(long id, String sdp) implements ServerMessage {}

    record Beat(long timeMs) implements ServerMessage {}

    /** @param version log sequence number: a picture replaces every older one */
    record Desk(
            long version,
            long timeMs,
            String state,
            @Nullable String reason,
            long sinceMs,
            List<QueueFigures> queues,
            List<Offer> offers,
            List<DeskContact> contacts)
            implements ServerMessage {}

    /** @param moreContacts how many are not listed */
    record Floor(
            long version,
            long timeMs,
            List<QueueFigures> queues,
            List<FloorAgent> agents,
            List<FloorContact> contacts,
            int moreContacts)
            implements ServerMessage {}

    /**
     * @param position 1 is next; null unless waiting, or to be called back
     * @param expectedWaitMinutes null unless queued, and when it isn't known
     */
    record Call(
            long version,
            long timeMs,
            String contactId,
            String legId,
            String state,
            @Nullable Integer position,
            @Nullable Integer expectedWaitMinutes,
            @Nullable String agentName,
            @Nullable Long connectedAtMs,
            @Nullable String endCause)
            implements ServerMessage {
        /** But for when it was drawn. */
        public boolean saysTheSameAs(Call other) {
            return equals(new Call(
                    version,
                    timeMs,
                    other.contactId,
                    other.legId,
                    other.state,
                    other.position,
                    other.expectedWaitMinutes,
                    other.agentName,
                    other.connectedAtMs,
                    other.endCause));
        }
    }

    /** What is new in a chat, in order. */
    record Chat(String contactId, List<ChatLine> messages) implements ServerMessage {}

    /**
     * What somebody wrote.
     *
     * @param seq counts a chat's messages
     * @param id the same however often it is sent
     * @param by {@code bot}, {@code visitor} or {@code agent}
     * @param name of the agent
     * @param choices null where none are offered
     * @param secret true where what is asked for must be seen by nobody, else null
     */
    record ChatLine(
            long seq,
            String id,
            long atMs,
            String by,
            @Nullable String name,
            String text,
            @Nullable List<ChatChoice> choices,
            @Nullable Boolean secret) {}

    record ChatChoice(String key, String label) {}

    record QueueRef(String queueId, String name) {}

    record Caller(String address, @Nullable String name) {}

    /** A variable of the flow that a contact walked, in the order of their names. */
    record Learned(String name, String value) {}

    record Offer(
            String offerId,
            String contactId,
            String legId,
            String channel,
            QueueRef queue,
            Caller caller,
            List<Learned> learned,
            long waitingSinceMs,
            long expiresAtMs) {}

    /**
     * @param wrapUpExtensionMs what one more extension adds; null: there can be none
     * @param wrapUpLatestAtMs its end when it is extended as often as may be
     */
    record DeskContact(
            String contactId,
            String legId,
            String channel,
            String state,
            QueueRef queue,
            Caller caller,
            List<Learned> learned,
            long connectedAtMs,
            @Nullable Long heldSinceMs,
            @Nullable Long endedAtMs,
            @Nullable String endCause,
            @Nullable Long wrapUpEndsAtMs,
            @Nullable Long wrapUpExtensionMs,
            @Nullable Long wrapUpLatestAtMs) {}

    /** @param roomFor channels of which he could have one more contact now */
    record FloorAgent(
            String agentId,
            String name,
            String state,
            @Nullable String reason,
            long sinceMs,
            @Nullable String contactId,
            List<String> roomFor) {}

    record QueueFigures(
            String queueId,
            String name,
            int waiting,
            @Nullable Long longestWaitSinceMs,
            int readyAgents,
            int signedInAgents) {}

    /**
     * @param waitingSinceMs null unless waiting
     * @param position in its queue, 1 is next; null unless waiting
     */
    record FloorContact(
            String contactId,
            String channel,
            String state,
            @Nullable QueueRef queue,
            Caller caller,
            long arrivedAtMs,
            @Nullable String agentId,
            @Nullable Long waitingSinceMs,
            @Nullable Integer position) {}
}
