package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a SIP bridge can be asked. Repeating a request changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SipRequest.AnswerCall.class, name = "answer-call"),
    @JsonSubTypes.Type(value = SipRequest.EndCall.class, name = "end-call"),
    @JsonSubTypes.Type(value = SipRequest.ListCalls.class, name = "list-calls"),
})
public sealed interface SipRequest {
    /** Opens the RTP leg at the media bridge and answers the INVITE with its address. */
    record AnswerCall(String contactId, String legId, String mediaNode) implements SipRequest {}

    /**
     * Ends the call whatever its state: BYE when answered, a final response otherwise.
     *
     * @param status the response to an INVITE that isn't answered yet, 400–699
     * @param reason human-readable, goes into the Reason header (RFC 3326)
     */
    record EndCall(String contactId, int status, @Nullable String reason) implements SipRequest {}

    /** Asks for every call: {@link SipReply.Calls}. */
    record ListCalls() implements SipRequest {}
}
