package dev.oneline.media.contact;

import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.media.leg.Hearing;
import dev.oneline.media.leg.Leg;
import dev.oneline.media.prompt.Playback;
import dev.oneline.media.prompt.PromptLibrary;
import dev.oneline.media.recording.Recorder;
import dev.oneline.media.rtp.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A contact's legs and the plan in force. Used on one thread only. */
final class Contact {
    static final int MAX_LEGS = 8;
    private static final Leg[] NOBODY = {};

    final String tenant;
    final String id;
    final long sinceMs;
    final Map<String, ContactLeg> legs = new LinkedHashMap<>();
    private final PromptLibrary prompts;
    private final RecordingDesk recordings;
    private final Map<String, Playback> playbacks = new LinkedHashMap<>();
    private final Map<String, Recorder> recorders = new LinkedHashMap<>();
    private long planVersion = -1;
    private List<LegPlan> plan = List.of();

    Contact(String tenant, String id, long sinceMs, PromptLibrary prompts, RecordingDesk recordings) {
        this.tenant = tenant;
        this.id = id;
        this.sinceMs = sinceMs;
        this.prompts = prompts;
        this.recordings = recordings;
    }

    long planVersion() {
        return planVersion;
    }

    boolean isPlanned() {
        return planVersion >= 0;
    }

    /** Takes the plan in; returns the legs that it no longer names. */
    List<ContactLeg> adopt(long version, List<LegPlan> newPlan) {
        planVersion = version;
        plan = List.copyOf(newPlan);
        Set<String> named = plan.stream().map(LegPlan::legId).collect(Collectors.toSet());
        return legs.values().stream()
                .filter(leg -> !named.contains(leg.leg.id()))
                .toList();
    }

    /** Makes the legs hear what the plan says. A leg that it doesn't name (yet) hears silence and is heard by nobody. */
    void wire() {
        Map<String, Hearing> hearingByLeg = new LinkedHashMap<>();
        Map<String, KeyInput> inputByLeg = new LinkedHashMap<>();
        Map<String, Recorder> recorderByLeg = new LinkedHashMap<>();
        for (LegPlan each : plan) {
            ContactLeg open = legs.get(each.legId());
            if (open != null) {
                hearingByLeg.put(each.legId(), hearing(open, each.hears()));
                // Before a codec is agreed on nobody can press or say anything: the time for it must not run.
                if (each.recording() != null && open.codec != null) {
                    recorderByLeg.put(each.legId(), recorder(each.legId(), each.recording(), open.codec));
                } else if (each.input() != null && open.codec != null) {
                    inputByLeg.put(each.legId(), each.input());
                }
            }
        }
        // Ears are closed before mouths are opened: nobody hears for a moment what the plan takes away.
        for (ContactLeg each : legs.values()) {
            String id = each.leg.id();
            each.leg.nowHears(
                    hearingByLeg.getOrDefault(id, new Hearing.Nothing()), inputByLeg.get(id), recorderByLeg.get(id));
        }
        for (ContactLeg each : legs.values()) {
            each.leg.heardBy(listenersTo(each.leg, hearingByLeg));
        }
        playbacks.keySet().retainAll(hearingByLeg.keySet());
        recorders.keySet().retainAll(recorderByLeg.keySet());
    }

    /** The codec that all of them speak; null while none is agreed on. */
    @Nullable
    Codec codec() {
        for (ContactLeg each : legs.values()) {
            if (each.codec != null) {
                return each.codec;
            }
        }
        return null;
    }

    boolean hasRtpLeg() {
        return legs.values().stream().anyMatch(ContactLeg::isRtp);
    }

    private Hearing hearing(ContactLeg leg, Hears hears) {
        return switch (hears) {
            case Hears.Silence ignored -> new Hearing.Nothing();
            case Hears.Leg heard -> {
                ContactLeg other = legs.get(heard.legId());
                yield other == null ? new Hearing.Nothing() : new Hearing.Other(other.leg);
            }
            case Hears.Prompt heard -> prompt(leg, heard);
        };
    }

    /** The same play goes on where it is. Before a codec is agreed on there is nothing to play. */
    private Hearing prompt(ContactLeg leg, Hears.Prompt heard) {
        if (leg.codec == null) {
            return new Hearing.Nothing();
        }
        Playback known = playbacks.get(leg.leg.id());
        if (known == null || !known.playId().equals(heard.playId())) {
            List<String> names = heard.names();
            List<String> allowed = names.subList(0, Math.min(names.size(), Hears.Prompt.MAX_NAMES));
            known = new Playback(
                    heard.playId(), heard.loop(), heard.bargeIn(), prompts.findAll(tenant, allowed, leg.codec));
            playbacks.put(leg.leg.id(), known);
        }
        return new Hearing.Prompt(known);
    }

    /** The same recording goes on where it is, or stays ended. */
    private Recorder recorder(String legId, MessageRecording asked, Codec codec) {
        Recorder known = recorders.get(legId);
        if (known == null || !known.recordingId().equals(asked.recordingId())) {
            known = recordings.recorder(tenant, id, asked, codec);
            recorders.put(legId, known);
        }
        return known;
    }

    private Leg[] listenersTo(Leg source, Map<String, Hearing> hearingByLeg) {
        var listeners = new ArrayList<Leg>();
        for (ContactLeg each : legs.values()) {
            if (hearingByLeg.get(each.leg.id()) instanceof Hearing.Other other && other.leg() == source) {
                listeners.add(each.leg);
            }
        }
        return listeners.toArray(NOBODY);
    }
}
