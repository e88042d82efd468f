package dev.oneline.media.contact;

import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaReply.Reason;
import dev.oneline.contract.bus.MediaReply.Refused;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.keys.Ended;
import dev.oneline.media.leg.Leg;
import dev.oneline.media.leg.LegEvents;
import dev.oneline.media.leg.LegTransport;
import dev.oneline.media.prompt.PromptLibrary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Every contact that this bridge carries. Carries out what the bus asks and says what became of it. Used on one thread
 * only, all but {@link #forEachLeg}.
 */
public final class Contacts {
    /** A contact whose plan never came: its owner died before it could say what it wanted. */
    private static final Duration UNPLANNED_PATIENCE = Duration.ofMinutes(2);

    private static final int REMEMBERED_ENDS = 2_000;

    private final int maxContacts;
    private final PromptLibrary prompts;
    private final DoorCounters doors;
    private final LegEvents legEvents;
    private final Reports reports;
    private final RecordingDesk recordings;
    private final LegDesk desk;
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<Leg, Contact> contactByLeg = new LinkedHashMap<>();
    private final Goodbyes goodbyes = new Goodbyes();
    private final List<Leg> ticking = new CopyOnWriteArrayList<>();
    private final Map<String, Long> endedAtVersion = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_ENDS;
        }
    };
    private boolean closed;
    private volatile int load;

    /** @param legEvents is to bring what it is told to {@link #onConnected} and so on, on this object's thread */
    public Contacts(
            int maxContacts,
            PromptLibrary prompts,
            DoorCounters doors,
            LegOpener opener,
            LegEvents legEvents,
            Reports reports,
            RecordingDesk recordings) {
        this.maxContacts = maxContacts;
        this.prompts = prompts;
        this.doors = doors;
        this.legEvents = legEvents;
        this.reports = reports;
        this.recordings = recordings;
        this.desk = new LegDesk(opener, doors);
    }

    /** Never throws on anything that a request may say. */
    public MediaReply handle(MediaRequest request, long epochMs) {
        if (closed) {
            return new Refused(Reason.SHUTTING_DOWN, "the bridge is shutting down");
        }
        return switch (request) {
            case MediaRequest.OpenWebRtcLeg asked ->
                withLeg(
                        asked.tenant(),
                        asked.contactId(),
                        asked.legId(),
                        "webrtc",
                        epochMs,
                        (contact, leg) -> desk.openWebRtc(contact, leg, asked));
            case MediaRequest.OpenRtpLeg asked ->
                withLeg(
                        asked.tenant(),
                        asked.contactId(),
                        asked.legId(),
                        "rtp",
                        epochMs,
                        (contact, leg) -> desk.openRtp(contact, leg, asked));
            case MediaRequest.UpdateRtpLeg update -> update(update);
            case MediaRequest.ApplyMediaPlan plan -> apply(plan, epochMs);
            case MediaRequest.ListContacts ignored ->
                new MediaReply.Contacts(contacts.values().stream()
                        .map(contact -> new CarriedContact(contact.tenant, contact.id, contact.sinceMs))
                        .toList());
            case MediaRequest.InspectContact asked -> inspect(asked.contactId());
        };
    }

    /** Contacts carried. Any thread. */
    public int load() {
        return load;
    }

    /** Every open leg. Any thread. */
    public void forEachLeg(Consumer<Leg> action) {
        ticking.forEach(action);
    }

    public void onConnected(Leg leg, LegTransport transport) {
        Contact contact = contactByLeg.get(leg);
        if (contact != null && leg.transport() == transport) {
            reports.report(contact.tenant, new Report.LegConnected(contact.id, leg.id()));
        }
    }

    /** A transport died. The leg keeps its place: a browser may come back with a new one. */
    public void onLost(Leg leg, LegTransport transport, LegLossCause cause) {
        Contact contact = contactByLeg.get(leg);
        // An older transport of a leg that has a new one by now: no news.
        if (contact == null || leg.transport() != transport) {
            return;
        }
        if (transport.kind().equals("webrtc")) {
            leg.disconnectFrom(transport);
            transport.close();
        }
        if (cause == LegLossCause.CLOSED_BY_PEER) {
            goodbyes.add(leg);
        } else {
            reports.report(contact.tenant, new Report.LegLost(contact.id, leg.id(), cause));
        }
    }

    public void onPromptFinished(Leg leg, String playId) {
        Contact contact = contactByLeg.get(leg);
        if (contact != null) {
            reports.report(contact.tenant, new Report.PromptFinished(contact.id, leg.id(), playId));
        }
    }

    public void onInputEnded(Leg leg, Ended ended) {
        Contact contact = contactByLeg.get(leg);
        if (contact != null) {
            reports.report(
                    contact.tenant,
                    new Report.InputEnded(
                            contact.id, leg.id(), ended.inputId(), ended.keys(), ended.cause(), ended.secret()));
        }
    }

    /** Looks for dead transports and forgotten contacts; every half second will do. */
    public void watch(long nowNs, long epochMs) {
        for (Leg leg : ticking) {
            LegTransport transport = leg.transport();
            LegLossCause cause = transport == null ? null : transport.findDead(nowNs);
            if (transport != null && cause != null) {
                onLost(leg, transport, cause);
            }
        }
        for (Leg leg : goodbyes.meant(nowNs)) {
            Contact contact = contactByLeg.get(leg);
            if (contact != null) {
                reports.report(contact.tenant, new Report.LegLost(contact.id, leg.id(), LegLossCause.CLOSED_BY_PEER));
            }
        }
        for (Contact contact : List.copyOf(contacts.values())) {
            if (!contact.isPlanned() && epochMs - contact.sinceMs > UNPLANNED_PATIENCE.toMillis()) {
                end(contact);
            }
        }
    }

    /** Closes everything, with final figures. */
    public void close() {
        closed = true;
        List.copyOf(contacts.values()).forEach(this::end);
    }

    private MediaReply withLeg(
            String tenant, String contactId, String legId, String kind, long epochMs, LegRequest request) {
        if (endedAtVersion.containsKey(contactId)) {
            return new Refused(Reason.STALE, "the contact is over");
        }
        Contact known = contacts.get(contactId);
        if (known == null && contacts.size() >= maxContacts) {
            return new Refused(Reason.FULL, "carrying " + maxContacts + " contacts");
        }
        Contact contact = known != null ? known : new Contact(tenant, contactId, epochMs, prompts, recordings);
        ContactLeg open = contact.legs.get(legId);
        if (open == null && contact.legs.size() >= Contact.MAX_LEGS) {
            return new Refused(Reason.FULL, "the contact has " + Contact.MAX_LEGS + " legs");
        }
        ContactLeg leg = open != null ? open : new ContactLeg(new Leg(legId, prompts, doors, legEvents), kind);
        MediaReply reply = request.carryOut(contact, leg);
        if (reply instanceof MediaReply.Sdp) {
            if (open == null) {
                contact.legs.put(legId, leg);
                contactByLeg.put(leg.leg, contact);
                ticking.add(leg.leg);
            }
            contacts.put(contactId, contact);
            load = contacts.size();
            contact.wire();
        }
        return reply;
    }

    private MediaReply update(MediaRequest.UpdateRtpLeg update) {
        Contact contact = contacts.get(update.contactId());
        ContactLeg leg = contact == null ? null : contact.legs.get(update.legId());
        if (contact == null || leg == null || !leg.isRtp()) {
            return new Refused(Reason.NO_SUCH_LEG, "no RTP leg of this id");
        }
        MediaReply reply = desk.updateRtp(contact, leg, update.remoteSdp());
        contact.wire();
        return reply;
    }

    private MediaReply apply(MediaRequest.ApplyMediaPlan plan, long epochMs) {
        Contact known = contacts.get(plan.contactId());
        boolean isOver = plan.legs().isEmpty();
        if (endedAtVersion.containsKey(plan.contactId()) || (known != null && plan.version() <= known.planVersion())) {
            return new MediaReply.Done();
        }
        if (known == null && !isOver && contacts.size() >= maxContacts) {
            return new Refused(Reason.FULL, "carrying " + maxContacts + " contacts");
        }
        if (isOver) {
            endedAtVersion.put(plan.contactId(), plan.version());
            if (known != null) {
                end(known);
            }
            return new MediaReply.Done();
        }
        Contact contact =
                known != null ? known : new Contact(plan.tenant(), plan.contactId(), epochMs, prompts, recordings);
        contacts.put(contact.id, contact);
        load = contacts.size();
        contact.adopt(plan.version(), plan.legs()).forEach(leg -> close(contact, leg));
        contact.wire();
        return new MediaReply.Done();
    }

    private MediaReply inspect(String contactId) {
        Contact contact = contacts.get(contactId);
        if (contact == null) {
            return new MediaReply.Legs(List.of());
        }
        return new MediaReply.Legs(contact.legs.values().stream()
                .map(leg -> leg.leg.figures(leg.kind))
                .toList());
    }

    private void end(Contact contact) {
        new ArrayList<>(contact.legs.values()).forEach(leg -> close(contact, leg));
        contacts.remove(contact.id);
        load = contacts.size();
    }

    private void close(Contact contact, ContactLeg leg) {
        contact.legs.remove(leg.leg.id());
        contactByLeg.remove(leg.leg);
        goodbyes.forget(leg.leg);
        ticking.remove(leg.leg);
        leg.leg.heardBy(new Leg[0]);
        leg.leg.endRecording();
        LegTransport transport = leg.leg.transport();
        var figures = leg.leg.figures(leg.kind);
        if (transport != null) {
            leg.leg.disconnectFrom(transport);
            transport.close();
        }
        if (leg.door != null) {
            leg.door.close();
        }
        reports.report(contact.tenant, new Report.LegClosed(contact.id, figures));
    }

    private interface LegRequest {
        MediaReply carryOut(Contact contact, ContactLeg leg);
    }
}
