package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a media bridge answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MediaReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = MediaReply.Sdp.class, name = "sdp"),
    @JsonSubTypes.Type(value = MediaReply.Contacts.class, name = "contacts"),
    @JsonSubTypes.Type(value = MediaReply.Legs.class, name = "legs"),
    @JsonSubTypes.Type(value = MediaReply.Refused.class, name = "refused"),
})
public sealed interface MediaReply {
    record Done() implements MediaReply {}

    record Sdp(String sdp) implements MediaReply {}

    record Contacts(List<CarriedContact> contacts) implements MediaReply {}

    record Legs(List<LegFigures> legs) implements MediaReply {}

    /** @param message for engineers, in English */
    record Refused(Reason reason, String message) implements MediaReply {}

    /** Why not. */
    enum Reason {
        /** The description can't be read. */
        BAD_SDP,
        /** Readable, but no common codec, no audio, no ICE, no fingerprint: SIP says 488. */
        NOT_ACCEPTABLE,
        /** The bridge carries as much as it is willing to. */
        FULL,
        STALE,
        NO_SUCH_LEG,
        SHUTTING_DOWN
    }
}
