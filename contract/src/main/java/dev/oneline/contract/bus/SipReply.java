package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a SIP bridge answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SipReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = SipReply.Calls.class, name = "calls"),
    @JsonSubTypes.Type(value = SipReply.Refused.class, name = "refused"),
})
public sealed interface SipReply {
    record Done() implements SipReply {}

    /**
     * @param calls contacts with a call that came in, one that was placed for them, or both: each once, since the older of
     *     the two. A web visitor's contact is among them exactly as long as a call placed for it lives
     */
    record Calls(List<CarriedContact> calls) implements SipReply {}

    /** @param message for engineers, in English */
    record Refused(Reason reason, String message) implements SipReply {}

    /** Why not. */
    enum Reason {
        NO_SUCH_CALL,
        /** The media bridge refused or didn't answer; a call that came in was ended with 488 or 503. */
        NO_MEDIA,
        /** No trunk of the tenant takes calls out. */
        NO_TRUNK,
        /** Every channel of the trunks that take calls out is in use, or the bridge carries as much as it is willing to. */
        NO_CHANNEL,
        /** Nothing that a gateway could dial. */
        BAD_NUMBER
    }
}
