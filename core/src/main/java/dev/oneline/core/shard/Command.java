package dev.oneline.core.shard;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Flow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a shard can be asked. Ids and times come in as data. Whoever isn't sure that a command arrived sends it again: a
 * second time it changes nothing.
 */
public sealed interface Command {
    /**
     * Replaces the configuration.
     *
     * @param config of a version above the one that holds, or it is refused
     * @param by who changed it; empty: what the tenant was founded with, which does nothing unless it is newer
     * @param note why, in his words
     */
    record Configure(TenantConfig config, String by, String note) implements Command {
        public static final int MAX_NOTE = 500;

        /** What a tenant was founded with. */
        public Configure(TenantConfig config) {
            this(config, "", "");
        }

        public boolean founding() {
            return by.isEmpty();
        }
    }

    /**
     * A customer is at the door.
     *
     * @param entryPoint {@link TenantConfig.EntryPoint#address()}
     * @param carrier null on a channel without media, and only there
     * @param language the customer's, as in {@code zh-CN}: a flow that speaks it begins in it. Empty: unknown
     * @param agoMs how long ago it happened: the news of it may have been held up, and a place must not be lost by that
     */
    record ArriveContact(
            String contactId,
            Channel channel,
            String entryPoint,
            Party customer,
            @Nullable Carrier carrier,
            Demand demand,
            String language,
            long agoMs)
            implements Command {
        /** Of whom no language is known. */
        public ArriveContact(
                String contactId,
                Channel channel,
                String entryPoint,
                Party customer,
                @Nullable Carrier carrier,
                Demand demand,
                long agoMs) {
            this(contactId, channel, entryPoint, customer, carrier, demand, "", agoMs);
        }
    }

    /**
     * A prompt that is played once came to its end.
     *
     * @param agoMs how long ago
     */
    record FinishPrompt(String contactId, String playId, long agoMs) implements Command {}

    /**
     * The keys of a question are complete, or no more came.
     *
     * @param keys what was pressed; of a secret question a reference to it
     * @param keyCount how many keys that were; {@link #NO_KEYS} when something else came
     * @param agoMs how long ago
     */
    record FinishInput(String contactId, String inputId, String keys, int keyCount, long agoMs) implements Command {
        /** Somebody wrote what answers nothing. */
        public static final int NO_KEYS = -1;
    }

    /**
     * Another system answered, or couldn't.
     *
     * @param values what it told, by name; of those the flow keeps what it asked for
     */
    record FinishLookUp(String contactId, String lookUpId, LookUpOutcome outcome, SortedMap<String, String> values)
            implements Command {
        public FinishLookUp {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /**
     * What a contact said is recorded.
     *
     * @param lengthMs 0: nothing was said; below 0: it couldn't be recorded
     * @param agoMs how long ago it ended
     */
    record FinishRecording(String contactId, String recordingId, long lengthMs, long agoMs) implements Command {}

    /**
     * Who was called for a contact has answered.
     *
     * @param callId {@link dev.oneline.core.flow.Turn#callId}
     */
    record AnswerTransfer(String contactId, String callId) implements Command {}

    /**
     * Who was called for a contact didn't answer, or has hung up.
     *
     * @param agoMs how long ago
     */
    record EndTransfer(String contactId, String callId, TransferOutcome outcome, long agoMs) implements Command {}

    /** What came of a call for a contact. */
    enum TransferOutcome {
        BUSY,
        NO_ANSWER,
        /** It couldn't be placed, was refused, or broke. */
        FAILED,
        /** They talked, and who was called hung up. */
        HUNG_UP
    }

    /** What came of a lookup. */
    enum LookUpOutcome {
        FOUND,
        NOT_FOUND,
        /** It couldn't be asked, or what it said makes no sense. */
        FAILED
    }

    /**
     * Puts a flow into force.
     *
     * @param flow of a version one above the one that holds, or it is refused
     * @param by who publishes it; empty: the tenant was founded with it, which does nothing unless it is newer
     * @param note why, in his words
     */
    record PublishFlow(Flow flow, String by, String note) implements Command {
        /** What a tenant was founded with. */
        public PublishFlow(Flow flow) {
            this(flow, "", "");
        }

        public boolean founding() {
            return by.isEmpty();
        }
    }

    /** The customer hung up, or is gone: {@code CUSTOMER_HUNG_UP, CUSTOMER_LOST, NO_MEDIA}. */
    record EndByCustomer(String contactId, EndCause cause) implements Command {}

    /** A leg's media came up, for the first time or again. */
    record ConnectLeg(String contactId, String legId) implements Command {}

    /** A leg's media died. A customer's ends the contact; an agent's does so only when the desk stays away too. */
    record LoseLeg(String contactId, String legId) implements Command {}

    /** A media or SIP node is gone with all it carried. */
    record LoseNode(String nodeId) implements Command {}

    /** Alone it brings no contacts: {@link SetReady} must follow. Wants an attached desk. */
    record SignIn(String agentId) implements Command {}

    /** Takes a ringing offer back; what he has in hand he finishes. */
    record SignOut(String agentId) implements Command {}

    record SetReady(String agentId) implements Command {}

    /** Declines a ringing offer; what he has in hand he finishes. */
    record SetNotReady(String agentId, String reason) implements Command {}

    /** The agent's browser is connected; a second one of the same agent is no news. */
    record AttachDesk(String agentId) implements Command {}

    /** The agent's last browser is gone, or the owner has just started and knows of none; it has {@link TenantConfig.OfferConfig#deskGraceMs()} to come back. */
    record DetachDesk(String agentId) implements Command {}

    record AcceptOffer(String agentId, String offerId) implements Command {}

    /** The contact keeps its place; the agent goes not ready, or it would ring again at once. */
    record DeclineOffer(String agentId, String offerId) implements Command {}

    record HoldContact(String agentId, String contactId) implements Command {}

    record ResumeContact(String agentId, String contactId) implements Command {}

    record HangUp(String agentId, String contactId) implements Command {}

    /** @param note empty when there is none */
    record CompleteWrapUp(String agentId, String contactId, String disposition, String note) implements Command {}

    /** More time for the wrap-up, as often as the limits allow. */
    record ExtendWrapUp(String agentId, String contactId) implements Command {}

    /**
     * A supervisor gives a waiting contact to an agent who is ready, whatever the queue's rules say.
     *
     * @param by the supervisor's user id
     */
    record AssignContact(String contactId, String agentId, String by) implements Command {}

    /**
     * A supervisor puts a waiting contact into another queue; it keeps its place by waiting time.
     *
     * @param by the supervisor's user id
     */
    record MoveContact(String contactId, String queueId, String by) implements Command {}

    /**
     * A waiting customer wants to be called back instead.
     *
     * @param number where; empty: where he calls from
     * @param prompt what he hears before the call ends; empty: nothing
     */
    record RequestCallback(String contactId, String number, String prompt) implements Command {}

    /** A timer is due; a stale one does nothing. */
    record FireTimer(String timerId) implements Command {}
}
