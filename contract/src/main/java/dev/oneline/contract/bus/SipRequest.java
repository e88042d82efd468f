package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a SIP bridge can be asked. Repeating a request changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SipRequest.AnswerCall.class, name = "answer-call"),
    @JsonSubTypes.Type(value = SipRequest.EndCall.class, name = "end-call"),
    @JsonSubTypes.Type(value = SipRequest.PlaceCall.class, name = "place-call"),
    @JsonSubTypes.Type(value = SipRequest.ClearCall.class, name = "clear-call"),
    @JsonSubTypes.Type(value = SipRequest.ListCalls.class, name = "list-calls"),
})
public sealed interface SipRequest {
    /** Opens the RTP leg at the media bridge and answers the INVITE with its address. */
    record AnswerCall(String contactId, String legId, String mediaNode) implements SipRequest {}

    /**
     * Ends what SIP carries of the contact, whatever its state: the call that came in gets a BYE when answered, a final
     * response otherwise; calls that were placed for it are cleared.
     *
     * @param status the response to an INVITE that isn't answered yet, 400–699
     * @param reason human-readable, goes into the Reason header (RFC 3326)
     */
    record EndCall(String contactId, int status, @Nullable String reason) implements SipRequest {}

    /**
     * Calls an outside number for a contact. The bridge opens the RTP leg at the media bridge, takes a channel of the
     * tenant's first trunk that has a {@link Trunk#gateway} and one free, and sends the INVITE there.
     *
     * <p>The reply is {@link SipReply.Done} once the INVITE is under way; from then on {@link Report.PlacedCallRinging},
     * {@link Report.PlacedCallAnswered} and one {@link Report.PlacedCallEnded}, the last, say what becomes of it. After
     * {@link SipReply.Refused} nothing more comes. A bridge remembers the last calls that are over: asked for the same
     * {@code callId} again it says the same, and places nothing.
     *
     * @param callId made by whoever asks; never used for another call
     * @param legId of the outside party, a leg of the contact
     * @param number digits, {@code *} and {@code #}, perhaps a {@code +} in front
     * @param caller the number that the called party sees; empty: withheld
     * @param callerName the name beside it; may be empty
     * @param ringMs how long the called party has to answer, from the INVITE on
     */
    record PlaceCall(
            String tenant,
            String contactId,
            String callId,
            String legId,
            String mediaNode,
            String number,
            String caller,
            String callerName,
            long ringMs)
            implements SipRequest {}

    /**
     * Ends a placed call whatever its state: CANCEL before the answer, BYE after it. {@link Report.PlacedCallEnded} says
     * {@code CLEARED} unless it was over before. A {@link PlaceCall} of this id that comes later places nothing.
     *
     * @param reason human-readable, goes into the Reason header (RFC 3326)
     */
    record ClearCall(
            String contactId, String callId, @Nullable String reason) implements SipRequest {}

    /** Asks for every call: {@link SipReply.Calls}. */
    record ListCalls() implements SipRequest {}
}
