package dev.oneline.core.statistics;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.story.Configs;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A log written by hand, on 5 January 2026 in Shanghai. Also one that today's shard wouldn't write, but later ones will. */
final class LogStory {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final StatisticsRules RULES =
            new StatisticsRules(ZONE, ServiceTarget.USUAL, Map.of(), StatisticsRules.TODAY_AND_YESTERDAY);

    private final List<Recorded> log = new ArrayList<>();
    private long nowMs;

    static LogStory begun() {
        return new LogStory().at("08:00:00").happens(new Event.TenantConfigured(Configs.small(), "", ""));
    }

    static long ms(String time) {
        return LocalTime.parse(time)
                .atDate(LocalDateTime.of(2026, 1, 5, 0, 0).toLocalDate())
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
    }

    LogStory at(String time) {
        nowMs = ms(time);
        return this;
    }

    LogStory happens(Event event) {
        log.add(new Recorded(log.size() + 1, nowMs, event));
        return this;
    }

    LogStory ready(String agentId) {
        return happens(new Event.AgentStateChanged(agentId, Presence.READY, ""));
    }

    LogStory notReady(String agentId, String reason) {
        return happens(new Event.AgentStateChanged(agentId, Presence.NOT_READY, reason));
    }

    LogStory signsOut(String agentId) {
        return happens(new Event.AgentStateChanged(agentId, Presence.SIGNED_OUT, ""));
    }

    LogStory arrives(String contactId, String queueId) {
        return arrives(contactId, Channel.VOICE, queueId);
    }

    LogStory arrives(String contactId, Channel channel, String queueId) {
        return happens(new Event.ContactArrived(
                contactId,
                channel,
                "line",
                new Party("13800000000", ""),
                channel.live() ? new Carrier("media1", "sip1") : null,
                Demand.NONE,
                queueId,
                "",
                0));
    }

    LogStory queued(String contactId, String queueId) {
        return happens(new Event.ContactQueued(contactId, queueId, nowMs, nowMs, "", ""));
    }

    /** Arrives and is queued at once. */
    LogStory waits(String contactId, String queueId) {
        return arrives(contactId, queueId).queued(contactId, queueId);
    }

    /** Into another queue, or on a callback: its events follow. With a last message, its end follows later. */
    LogStory overflows(String contactId, String queueId, Overflow.Cause cause, Overflow.Target target) {
        var farewellUntilMs = target.kind() == Overflow.Kind.QUEUE ? 0 : nowMs + 60_000;
        return happens(new Event.ContactOverflowed(contactId, queueId, cause, target, farewellUntilMs));
    }

    LogStory rings(String contactId, String agentId) {
        return happens(new Event.ContactOffered(
                contactId,
                offer(contactId, agentId),
                agentId,
                contactId + ":agent",
                nowMs + 20_000,
                1,
                Strategy.LONGEST_IDLE,
                1,
                0,
                ""));
    }

    LogStory ringsNoMore(String contactId, String agentId, OfferOutcome outcome) {
        return happens(new Event.OfferEnded(contactId, offer(contactId, agentId), agentId, outcome));
    }

    LogStory answers(String contactId, String agentId) {
        return happens(new Event.ContactConnected(contactId, offer(contactId, agentId), agentId));
    }

    LogStory holds(String contactId) {
        return happens(new Event.ContactHeld(contactId));
    }

    LogStory resumes(String contactId) {
        return happens(new Event.ContactResumed(contactId));
    }

    LogStory ends(String contactId, String agentId, EndCause cause) {
        return happens(new Event.ConversationEnded(contactId, agentId, cause, nowMs + 60_000));
    }

    LogStory closes(String contactId) {
        return happens(new Event.ContactClosed(contactId, "done", ""));
    }

    LogStory abandons(String contactId, EndCause cause) {
        return happens(new Event.ContactAbandoned(contactId, cause));
    }

    private static String offer(String contactId, String agentId) {
        return contactId + ":" + agentId;
    }

    // --- asking ------------------------------------------------------------------------------------------------------

    List<Recorded> log() {
        return log;
    }

    Statistics statistics() {
        return Statistics.recompute(log, RULES);
    }

    /** With what goes on until the end of the interval. */
    Report report(Unit unit, String time) {
        var statistics = statistics();
        var interval = statistics.intervals().at(unit, ms(time));
        return statistics.report(interval, interval.toMs());
    }

    LivePicture live(String time) {
        return statistics().live(ms(time));
    }

    Evidence evidence(Subject.Kind kind, String id, Figure figure) {
        var day = new Intervals(ZONE).at(Unit.DAY, nowMs);
        return Evidence.find(log, RULES, new Evidence.Question(kind, id, figure, null, day), 100, nowMs);
    }
}
