package dev.oneline.media.contact;

import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaReply.Reason;
import dev.oneline.contract.bus.MediaReply.Refused;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.leg.RtpTransport.Remote;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.sdp.CodecChoice;
import dev.oneline.media.sdp.Direction;
import dev.oneline.media.sdp.MediaSection;
import dev.oneline.media.sdp.SdpReader;
import dev.oneline.media.sdp.SessionDescription;
import dev.oneline.media.sdp.WebRtcOffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Offer and answer (RFC 3264, RFC 9429) of a contact's legs: agrees on what the contact can speak, or says why not. */
final class LegDesk {
    private static final List<Codec> TELEPHONY = List.of(Codec.PCMA, Codec.PCMU);
    private static final int EVENT_TYPE = 101;
    private static final int MAX_SOURCES = 16;

    private final LegOpener opener;
    private final DoorCounters doors;

    LegDesk(LegOpener opener, DoorCounters doors) {
        this.opener = opener;
        this.doors = doors;
    }

    MediaReply openWebRtc(Contact contact, ContactLeg leg, MediaRequest.OpenWebRtcLeg request) {
        if (leg.isRtp()) {
            return refuse(Reason.NOT_ACCEPTABLE, "the leg of this id is plain RTP");
        }
        boolean known = !leg.answer.isEmpty();
        if (known && request.attempt() == leg.attempt && request.sdpOffer().equals(leg.offer)) {
            return new MediaReply.Sdp(leg.answer);
        }
        if (known && request.attempt() <= leg.attempt) {
            return refuse(Reason.STALE, "attempt " + leg.attempt + " is newer");
        }
        Optional<SessionDescription> session = SdpReader.read(request.sdpOffer());
        if (session.isEmpty()) {
            return badSdp();
        }
        Optional<WebRtcOffer> offer = WebRtcOffer.of(session.get(), browserCodecs(contact, request.towardsPstn()));
        if (offer.isEmpty()) {
            return refuse(Reason.NOT_ACCEPTABLE, "no DTLS-SRTP audio with ICE and a codec of this contact");
        }
        try {
            String answer = opener.openWebRtc(leg.leg, offer.get());
            leg.attempt = request.attempt();
            leg.offer = request.sdpOffer();
            leg.answer = answer;
            leg.codec = offer.get().payloads().codec();
            return new MediaReply.Sdp(answer);
        } catch (IOException e) {
            return refuse(Reason.FULL, "no transport: " + e.getMessage());
        }
    }

    MediaReply openRtp(Contact contact, ContactLeg leg, MediaRequest.OpenRtpLeg request) {
        if (!leg.answer.isEmpty()) {
            if (!leg.isRtp()) {
                return refuse(Reason.NOT_ACCEPTABLE, "the leg of this id is a browser's");
            }
            String update = request.remoteSdp();
            return update == null ? new MediaReply.Sdp(leg.answer) : updateRtp(contact, leg, update);
        }
        Agreed agreed = null;
        if (request.remoteSdp() != null) {
            Outcome outcome = agree(contact, request.remoteSdp());
            if (outcome.agreed == null) {
                return outcome.refused;
            }
            agreed = outcome.agreed;
        } else if (contact.codec() == Codec.OPUS) {
            return refuse(Reason.NOT_ACCEPTABLE, "the contact speaks Opus");
        }
        try {
            var door = opener.openRtp(leg.leg, addresses(request.sources()), request.latch());
            if (door == null) {
                return refuse(Reason.FULL, "no RTP port is free");
            }
            leg.door = door;
        } catch (IOException e) {
            return refuse(Reason.FULL, "no RTP port: " + e.getMessage());
        }
        return describe(contact, leg, agreed, request.remoteSdp(), request.codecs());
    }

    MediaReply updateRtp(Contact contact, ContactLeg leg, String remoteSdp) {
        if (remoteSdp.equals(leg.offer)) {
            return new MediaReply.Sdp(leg.answer);
        }
        Outcome outcome = agree(contact, remoteSdp);
        if (outcome.agreed == null) {
            return outcome.refused;
        }
        return describe(contact, leg, outcome.agreed, remoteSdp, List.of());
    }

    private static MediaReply describe(
            Contact contact,
            ContactLeg leg,
            @Nullable Agreed agreed,
            @Nullable String remoteSdp,
            List<String> preferred) {
        if (leg.door == null) {
            return new Refused(Reason.NO_SUCH_LEG, "no RTP leg of this id");
        }
        leg.version++;
        if (agreed == null) {
            leg.answer = leg.door.describe(offered(contact, preferred), null, leg.version);
        } else {
            leg.door.signal(leg.leg, agreed.peer, agreed.payloads);
            leg.offer = remoteSdp == null ? "" : remoteSdp;
            leg.codec = agreed.payloads.codec();
            leg.answer = leg.door.describe(List.of(agreed.payloads), agreed.peer, leg.version);
        }
        return new MediaReply.Sdp(leg.answer);
    }

    private Outcome agree(Contact contact, String remoteSdp) {
        Optional<SessionDescription> session = SdpReader.read(remoteSdp);
        if (session.isEmpty()) {
            return new Outcome(null, badSdp());
        }
        Optional<MediaSection> audio = session.get().audio();
        Optional<Remote> peer = audio.flatMap(LegDesk::peer);
        Codec spoken = contact.codec();
        List<Codec> allowed = spoken == null ? TELEPHONY : List.of(spoken);
        Optional<Payloads> payloads = audio.flatMap(section -> CodecChoice.choose(section, allowed));
        if (peer.isEmpty() || payloads.isEmpty() || spoken == Codec.OPUS) {
            return new Outcome(
                    null,
                    refuse(Reason.NOT_ACCEPTABLE, "no RTP/AVP audio with an address and a codec of this contact"));
        }
        return new Outcome(new Agreed(peer.get(), payloads.get()), new MediaReply.Done());
    }

    /** A literal address, since nobody is to make us ask a name server. */
    private static Optional<Remote> peer(MediaSection audio) {
        String address = audio.address();
        boolean plain = audio.protocol().equals("RTP/AVP") || audio.protocol().equals("RTP/AVPF");
        if (address == null || !plain) {
            return Optional.empty();
        }
        try {
            InetAddress ip = InetAddress.ofLiteral(address);
            if (ip.isMulticastAddress()) {
                return Optional.empty();
            }
            // 0.0.0.0 is how RFC 2543 put a call on hold.
            Direction direction = ip.isAnyLocalAddress() ? Direction.INACTIVE : audio.direction();
            int rtcpPort = audio.rtcpMux() ? audio.port() : audio.rtcpPort();
            return Optional.of(new Remote(
                    new InetSocketAddress(ip, audio.port()),
                    new InetSocketAddress(ip, rtcpPort),
                    audio.rtcpMux(),
                    direction));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A browser that joins telephony must speak it; browsers among themselves speak Opus. */
    private static List<Codec> browserCodecs(Contact contact, boolean towardsPstn) {
        Codec spoken = contact.codec();
        if (spoken != null) {
            return List.of(spoken);
        }
        return towardsPstn || contact.hasRtpLeg() ? TELEPHONY : List.of(Codec.OPUS);
    }

    private static List<Payloads> offered(Contact contact, List<String> preferred) {
        Codec spoken = contact.codec();
        return (spoken == null ? telephony(preferred) : List.of(spoken))
                .stream()
                        .map(codec -> new Payloads(codec, codec.staticPayloadType(), EVENT_TYPE))
                        .toList();
    }

    /** In the trunk's order; names that aren't telephony's say nothing. */
    private static List<Codec> telephony(List<String> preferred) {
        List<Codec> known = preferred.stream()
                .flatMap(name ->
                        TELEPHONY.stream().filter(codec -> codec.encodingName().equals(name)))
                .distinct()
                .toList();
        return known.isEmpty() ? TELEPHONY : known;
    }

    private static Set<InetAddress> addresses(List<String> literals) {
        var addresses = new HashSet<InetAddress>();
        for (String literal : literals.subList(0, Math.min(literals.size(), MAX_SOURCES))) {
            try {
                addresses.add(InetAddress.ofLiteral(literal));
            } catch (IllegalArgumentException e) {
                // A name in the trunk's configuration isn't a source that can be compared.
            }
        }
        return addresses;
    }

    private MediaReply badSdp() {
        doors.count(DoorCounters.Reason.BAD_SDP);
        return refuse(Reason.BAD_SDP, "not a session description");
    }

    private static MediaReply refuse(Reason reason, String message) {
        return new Refused(reason, message);
    }

    private record Agreed(Remote peer, Payloads payloads) {}

    private record Outcome(@Nullable Agreed agreed, MediaReply refused) {}
}
