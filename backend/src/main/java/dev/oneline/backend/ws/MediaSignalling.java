package dev.oneline.backend.ws;

import dev.oneline.backend.shard.ShardPort;
import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.bus.Bus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Carries a browser's media offer to the media bridge of its contact, when the leg is its own. */
final class MediaSignalling {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String tenant;
    private final Bus bus;
    private final ShardPort shard;

    MediaSignalling(String tenant, Bus bus, ShardPort shard) {
        this.tenant = tenant;
        this.bus = bus;
        this.shard = shard;
    }

    /**
     * Where a leg is carried.
     *
     * @param towardsPstn whether somebody at a telephone is in the contact, or may be called for it. Whoever's leg is
     *     opened first decides what the contact speaks, and an agent's may well be
     */
    record Place(String mediaNode, boolean towardsPstn) {
        /** The node that carries the contact; empty: none does. */
        static Optional<Place> of(ShardView view, Contact contact) {
            return Optional.ofNullable(contact.arrival().carrier())
                    .map(carrier -> new Place(
                            carrier.mediaNode(), carrier.callsOut() != null || mayBeTransferred(view, contact)));
        }

        private static boolean mayBeTransferred(ShardView view, Contact contact) {
            return contact.run() != null
                    && view.flows().stream()
                            .flatMap(flow -> flow.nodes().stream())
                            .anyMatch(node -> node.step() instanceof Step.Transfer);
        }
    }

    /** @param placeOf where, if the leg is the asker's in this state; looked up on the shard's thread */
    void open(WsConnection connection, ClientMessage.SdpOffer offer, Function<ShardView, Optional<Place>> placeOf) {
        shard.read(placeOf)
                .onSuccess(place -> place.ifPresentOrElse(
                        where -> ask(connection, offer, where),
                        () -> connection.refuse(offer.id(), Refusal.NO_SUCH_CONTACT)))
                .onFailure(cause -> connection.refuse(offer.id(), Refusal.TRY_AGAIN));
    }

    private void ask(WsConnection connection, ClientMessage.SdpOffer offer, Place place) {
        var request = new MediaRequest.OpenWebRtcLeg(
                tenant, offer.contactId(), offer.legId(), offer.attempt(), offer.sdp(), place.towardsPstn());
        bus.ask(BusAddress.media(place.mediaNode()), request, MediaRequest.class, MediaReply.class, TIMEOUT)
                .onSuccess(reply -> answer(connection, offer.id(), reply))
                .onFailure(cause -> connection.refuse(offer.id(), Refusal.MEDIA_UNAVAILABLE));
    }

    private static void answer(WsConnection connection, long id, MediaReply reply) {
        if (reply instanceof MediaReply.Sdp answer) {
            connection.send(new ServerMessage.SdpAnswer(id, answer.sdp()));
            return;
        }
        var refusal = !(reply instanceof MediaReply.Refused refused)
                ? Refusal.MEDIA_UNAVAILABLE
                : switch (refused.reason()) {
                    case BAD_SDP -> Refusal.BAD_SDP;
                    case NOT_ACCEPTABLE -> Refusal.NO_COMMON_CODEC;
                    case STALE -> Refusal.STALE;
                    case NO_SUCH_LEG -> Refusal.NO_SUCH_CONTACT;
                    case FULL, SHUTTING_DOWN -> Refusal.MEDIA_UNAVAILABLE;
                };
        connection.refuse(id, refusal);
    }
}
