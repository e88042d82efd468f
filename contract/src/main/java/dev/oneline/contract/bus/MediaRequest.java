package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a media bridge can be asked. Legs belong to a contact; legs of different contacts never hear each other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MediaRequest.OpenWebRtcLeg.class, name = "open-webrtc-leg"),
    @JsonSubTypes.Type(value = MediaRequest.OpenRtpLeg.class, name = "open-rtp-leg"),
    @JsonSubTypes.Type(value = MediaRequest.UpdateRtpLeg.class, name = "update-rtp-leg"),
    @JsonSubTypes.Type(value = MediaRequest.ApplyMediaPlan.class, name = "apply-media-plan"),
    @JsonSubTypes.Type(value = MediaRequest.ListContacts.class, name = "list-contacts"),
    @JsonSubTypes.Type(value = MediaRequest.InspectContact.class, name = "inspect-contact"),
})
public sealed interface MediaRequest {
    /**
     * Answers a browser's offer. The codec is one that the contact's other legs have too (PCMA/PCMU towards the PSTN,
     * Opus between browsers). A leg that is open already gets a new transport and keeps its place in the plan: so a
     * reloaded page comes back into its call.
     *
     * @param attempt counts the offers of this leg; an older one than the newest is refused as {@code stale}
     * @param towardsPstn whether an outside number may join this contact: then a contact that speaks nothing yet speaks
     *     PCMA or PCMU from the beginning, since nothing is transcoded later
     */
    record OpenWebRtcLeg(
            String tenant, String contactId, String legId, long attempt, String sdpOffer, boolean towardsPstn)
            implements MediaRequest {
        /** Of a contact that no outside number will join. */
        public OpenWebRtcLeg(String tenant, String contactId, String legId, long attempt, String sdpOffer) {
            this(tenant, contactId, legId, attempt, sdpOffer, false);
        }
    }

    /**
     * Opens a plain RTP leg (or returns the open one of this id). Without a remote description the reply is an offer,
     * and {@link UpdateRtpLeg} brings the answer.
     *
     * @param sources addresses (without port) from which RTP is accepted beside the signalled one
     * @param latch whether the first valid source inside the latching window replaces the signalled port
     * @param codecs {@code PCMA} and {@code PCMU} in the order of an offer of ours; empty: the bridge's own. Of a contact
     *     that speaks one already only that is offered
     */
    record OpenRtpLeg(
            String tenant,
            String contactId,
            String legId,
            @Nullable String remoteSdp,
            List<String> sources,
            boolean latch,
            List<String> codecs)
            implements MediaRequest {
        /** With the bridge's own order of codecs. */
        public OpenRtpLeg(
                String tenant,
                String contactId,
                String legId,
                @Nullable String remoteSdp,
                List<String> sources,
                boolean latch) {
            this(tenant, contactId, legId, remoteSdp, sources, latch, List.of());
        }
    }

    /** A new remote description: the answer of an ACK, or a re-INVITE (hold, new address). The reply has ours. */
    record UpdateRtpLeg(String contactId, String legId, String remoteSdp) implements MediaRequest {}

    /**
     * The whole truth of who hears what in a contact. A plan not newer than the one in force does nothing. A leg that
     * the plan doesn't name is closed; a leg that it names and that isn't open yet takes its place when it opens. No
     * legs: the contact is over.
     *
     * @param version the log sequence number that caused it
     */
    record ApplyMediaPlan(String tenant, String contactId, long version, List<LegPlan> legs) implements MediaRequest {}

    /** Asks for every contact carried: {@link MediaReply.Contacts}. */
    record ListContacts() implements MediaRequest {}

    /** Asks for one contact's legs with their figures: {@link MediaReply.Legs}. */
    record InspectContact(String contactId) implements MediaRequest {}
}
