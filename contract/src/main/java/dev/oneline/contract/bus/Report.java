package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What happened at a bridge. A report is sent again until the shard's owner has it on the log, in order per contact; the
 * shard takes a repeated one as no news. What belongs to one recording has an order of its own, so that a call isn't held up
 * by what was said in it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.CallArrived.class, name = "call-arrived"),
    @JsonSubTypes.Type(value = Report.CallEnded.class, name = "call-ended"),
    @JsonSubTypes.Type(value = Report.PlacedCallRinging.class, name = "placed-call-ringing"),
    @JsonSubTypes.Type(value = Report.PlacedCallAnswered.class, name = "placed-call-answered"),
    @JsonSubTypes.Type(value = Report.PlacedCallEnded.class, name = "placed-call-ended"),
    @JsonSubTypes.Type(value = Report.LegConnected.class, name = "leg-connected"),
    @JsonSubTypes.Type(value = Report.LegLost.class, name = "leg-lost"),
    @JsonSubTypes.Type(value = Report.LegClosed.class, name = "leg-closed"),
    @JsonSubTypes.Type(value = Report.PromptFinished.class, name = "prompt-finished"),
    @JsonSubTypes.Type(value = Report.InputEnded.class, name = "input-ended"),
    @JsonSubTypes.Type(value = Report.RecordingPart.class, name = "recording-part"),
    @JsonSubTypes.Type(value = Report.RecordingEnded.class, name = "recording-ended"),
})
public sealed interface Report {
    String contactId();

    /**
     * An INVITE from a trunk, within its capacity; 100 was sent.
     *
     * @param contactId made by the bridge, so that the repeated report is the same contact
     * @param calling ANI, as the trunk gave it
     * @param called DNIS
     */
    record CallArrived(
            String contactId, String sipNode, String trunk, String calling, String callingName, String called)
            implements Report {}

    /** The customer's side ended the call (BYE, CANCEL, no ACK, transport gone), or answering it failed. */
    record CallEnded(String contactId, CallEndCause cause) implements Report {}

    /** The called party of a {@link SipRequest.PlaceCall} is alerted (180, 183). Told once. */
    record PlacedCallRinging(String contactId, String callId, String sipNode) implements Report {}

    /** The called party answered; its media is described to the media bridge. */
    record PlacedCallAnswered(String contactId, String callId, String sipNode) implements Report {}

    /**
     * A placed call is over, or as good as over: what is still to be said to the gateway changes nothing any more. Every
     * call that was taken on ends with it, once.
     *
     * @param sipStatus the final response to the INVITE; 0 when none had come
     */
    record PlacedCallEnded(String contactId, String callId, PlacedCallOutcome outcome, int sipStatus)
            implements Report {}

    /** Media can flow: ICE and DTLS are done, or the first RTP packet was accepted. */
    record LegConnected(String contactId, String legId) implements Report {}

    /** A leg died: consent to send is gone (RFC 7675), no RTP for too long, DTLS failed. */
    record LegLost(String contactId, String legId, LegLossCause cause) implements Report {}

    /** The final figures of a leg, sent when it closes. */
    record LegClosed(String contactId, LegFigures figures) implements Report {}

    record PromptFinished(String contactId, String legId, String playId) implements Report {}

    /**
     * A {@link KeyInput} is complete, or nothing more came.
     *
     * @param keys what was pressed, of {@code 0-9*#A-D}, without the terminator
     * @param secret as the plan said: the keys go no farther than they must
     */
    record InputEnded(String contactId, String legId, String inputId, String keys, InputEndCause cause, boolean secret)
            implements Report {
        /** Without the keys: they may be anything, also a number that is nobody's business. */
        @Override
        public String toString() {
            return "InputEnded[" + inputId + ", " + keys.length() + " keys, " + cause + "]";
        }
    }

    /**
     * The next piece of a {@link MessageRecording}, some seconds long. All of them put together are the recording.
     *
     * @param index from 0, without a hole. The same one again has the same sound
     * @param codec {@code PCMA} or {@code PCMU}: 8,000 samples a second, a byte each
     */
    record RecordingPart(String contactId, String recordingId, int index, String codec, Octets audio)
            implements Report {
        /** Longer ones aren't made, and aren't taken. */
        public static final int MAX_BYTES = 64_000;
    }

    /**
     * A {@link MessageRecording} is over, and all its parts were sent before.
     *
     * @param lengthMs of all parts together; 0 when nothing was said
     * @param parts how many there are
     */
    record RecordingEnded(String contactId, String recordingId, RecordingEndCause cause, long lengthMs, int parts)
            implements Report {}

    /** What a recording ended by. */
    enum RecordingEndCause {
        SILENCE,
        /** As long as it may be, or the bridge has no room for more: then it is shorter. */
        FULL,
        /** A terminator. */
        KEY,
        /** The plan names another, or none. */
        STOPPED,
        /** The leg or its contact is over. */
        GONE
    }

    /** What an input ended by. */
    enum InputEndCause {
        TERMINATOR,
        /** As many keys as it takes. */
        FULL,
        /** The next key didn't come in time. */
        PAUSE,
        /** No key came at all. */
        SILENCE
    }

    /** Why the customer's side of a call ended. */
    enum CallEndCause {
        HUNG_UP,
        CANCELLED,
        /** No ACK, or the session expired. */
        TIMED_OUT,
        /** No media could be agreed on. */
        NO_MEDIA
    }

    /** What became of a placed call. */
    enum PlacedCallOutcome {
        /** 486, 600. */
        BUSY,
        /** 480, 408, or it rang for as long as it was to. */
        NO_ANSWER,
        /** Any other refusal, also an answer without media that we speak. Never called on elsewhere: 3xx is one too. */
        REFUSED,
        /** The gateway doesn't answer, or can't be reached. */
        UNREACHABLE,
        /** The called party hung up after it had answered. */
        HUNG_UP,
        /** Answered, and then the dialog broke, or the bridge stopped. */
        LOST,
        /** As {@link SipRequest.ClearCall} wanted it. */
        CLEARED
    }

    /** Why a leg died. */
    enum LegLossCause {
        NEVER_CONNECTED,
        CONSENT_LOST,
        MEDIA_SILENT,
        CLOSED_BY_PEER
    }
}
