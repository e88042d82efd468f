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

    record Calls(List<CarriedContact> calls) implements SipReply {}

    /** @param message for engineers, in English */
    record Refused(Reason reason, String message) implements SipReply {}

    /** Why not. */
    enum Reason {
        NO_SUCH_CALL,
        /** The media bridge refused or didn't answer; the call was ended with 488 or 503. */
        NO_MEDIA
    }
}
