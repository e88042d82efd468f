package dev.oneline.core.story;

import dev.oneline.core.chat.ChatMessage;
import dev.oneline.core.media.LegHearing;
import dev.oneline.core.shard.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world as effects leave it: a fake of timers, media bridge and SIP bridge with the bridges' own rules (a plan not
 * newer than the one in force does nothing; a call that was ended isn't answered any more).
 */
public final class Outside {
    public static final String CLEARED = "cleared";

    /** Who hears what, by contact; gone when a plan without legs came. */
    private final Map<String, List<LegHearing>> legs = new TreeMap<>();

    private final Map<String, Long> planVersions = new LinkedHashMap<>();

    /** {@code answered} or {@code ended}, by contact. */
    private final Map<String, String> calls = new TreeMap<>();

    /** The number, or {@link #CLEARED}, by call. */
    private final Map<String, String> placed = new TreeMap<>();

    private final Map<String, Long> timers = new TreeMap<>();

    /** What other systems were asked last, by contact. */
    private final Map<String, Effect.LookUp> lookUps = new TreeMap<>();

    private final Map<String, ChatMessage> written = new LinkedHashMap<>();

    public void carryOut(List<Effect> effects) {
        effects.forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.ArmTimer timer -> timers.put(timer.timerId(), timer.dueMs());
            case Effect.AnswerCall answer -> calls.putIfAbsent(answer.contactId(), "answered");
            case Effect.EndCall end -> {
                calls.put(end.contactId(), "ended");
                placed.replaceAll((callId, number) -> callId.startsWith(end.contactId() + "-c") ? CLEARED : number);
            }
            case Effect.PlaceCall call -> placed.putIfAbsent(call.callId(), call.number());
            case Effect.ClearCall call -> placed.put(call.callId(), CLEARED);
            case Effect.ApplyMediaPlan plan -> apply(plan);
            case Effect.WriteChat write -> written.put(write.message().messageId(), write.message());
            case Effect.LookUp lookUp -> lookUps.put(lookUp.contactId(), lookUp);
        }
    }

    private void apply(Effect.ApplyMediaPlan plan) {
        if (planVersions.getOrDefault(plan.contactId(), 0L) >= plan.version()) {
            return;
        }
        planVersions.put(plan.contactId(), plan.version());
        if (plan.legs().isEmpty()) {
            legs.remove(plan.contactId());
        } else {
            legs.put(plan.contactId(), plan.legs());
        }
    }

    /** Takes the timers that are due by then, in order. */
    public List<String> takeTimersDueBy(long nowMs) {
        var due = new ArrayList<String>();
        timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= nowMs)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(timer -> due.add(timer.getKey()));
        due.forEach(timers::remove);
        return due;
    }

    /** It fires now, be it due or not. */
    public void takeTimer(String timerId) {
        timers.remove(timerId);
    }

    public Map<String, Long> timers() {
        return timers;
    }

    public Map<String, List<LegHearing>> legs() {
        return legs;
    }

    public Map<String, String> calls() {
        return calls;
    }

    public Map<String, String> placed() {
        return placed;
    }

    /** What chats' customers have read, by the message's id, in order. */
    public Map<String, ChatMessage> written() {
        return written;
    }

    public Map<String, Effect.LookUp> lookUps() {
        return lookUps;
    }

    /** The process that kept the timers died; bridges live on. */
    public void forgetTimers() {
        timers.clear();
    }

    public Outside copy() {
        var copy = new Outside();
        copy.legs.putAll(legs);
        copy.planVersions.putAll(planVersions);
        copy.calls.putAll(calls);
        copy.placed.putAll(placed);
        copy.timers.putAll(timers);
        copy.lookUps.putAll(lookUps);
        copy.written.putAll(written);
        return copy;
    }
}
