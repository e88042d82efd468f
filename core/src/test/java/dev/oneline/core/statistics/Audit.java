package dev.oneline.core.statistics;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works out figures as an auditor would, with the whole log on the table: looks ahead for how each thing ended, keeps no
 * state, and looks at every agent after every event.
 */
final class Audit {
    private record Count(Subject subject, Measure measure, long atMs, long amount) {}

    private record Span(Subject subject, Measure measure, long fromMs, long toMs) {}

    private record InHand(String agentId, Figure figure, int from, int to) {}

    private final List<Recorded> log;
    private final StatisticsRules rules;
    private final long[] times;
    private final List<Count> counts = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<InHand> hands = new ArrayList<>();
    private final Map<String, List<Integer>> byContact = new LinkedHashMap<>();

    /** @param atMs until when what goes on counts */
    Audit(List<Recorded> log, StatisticsRules rules, long atMs) {
        this.log = log;
        this.rules = rules;
        times = new long[log.size() + 1];
        var lastMs = Long.MIN_VALUE;
        for (var i = 0; i < log.size(); i++) {
            lastMs = Math.max(lastMs, log.get(i).atMs());
            times[i] = lastMs;
            var contactId = contactId(log.get(i).event());
            if (contactId != null) {
                byContact.computeIfAbsent(contactId, any -> new ArrayList<>()).add(i);
            }
        }
        times[log.size()] = Math.max(lastMs, atMs);
        byContact.values().forEach(this::contact);
        agents();
    }

    SortedMap<Subject, Figures> rows(Interval interval) {
        var rows = new TreeMap<Subject, Figures>();
        for (var count : counts) {
            if (interval.fromMs() <= count.atMs && count.atMs < interval.toMs()) {
                add(rows, count.subject, count.measure, count.amount);
            }
        }
        for (var span : spans) {
            var fromMs = Math.max(span.fromMs, interval.fromMs());
            var toMs = Math.min(span.toMs, interval.toMs());
            add(rows, span.subject, span.measure, Math.max(0, toMs - fromMs));
        }
        return rows;
    }

    private static void add(Map<Subject, Figures> rows, Subject subject, Measure measure, long amount) {
        if (amount != 0) {
            rows.merge(subject, new Figures(new TreeMap<>(Map.of(measure, amount))), Figures::and);
        }
    }

    // --- contacts --------------------------------------------------------------------------------------------------

    private void contact(List<Integer> events) {
        var arrival = (Event.ContactArrived) event(events.getFirst());
        var channel = arrival.channel();
        count(Subject.queue(arrival.queueId(), channel), Figure.ARRIVED, "", events.getFirst(), 1);
        var queueId = arrival.queueId();
        for (var at = 0; at < events.size(); at++) {
            var index = events.get(at);
            var later = events.subList(at + 1, events.size());
            switch (event(index)) {
                case Event.ContactQueued e -> {
                    queueId = e.queueId();
                    visit(Subject.queue(e.queueId(), channel), index, later);
                }
                case Event.ContactOffered e -> offer(e, Subject.queue(queueId, channel), index, later);
                case Event.ContactConnected e ->
                    conversation(e.agentId(), Subject.queue(queueId, channel), index, later);
                case Event.ContactOverflowed e ->
                    count(
                            Subject.queue(e.queueId(), channel),
                            Figure.OVERFLOWED,
                            e.cause().name(),
                            index,
                            1);
                default -> {}
            }
        }
        unqueued(arrival, events);
    }

    /** Lost on its way in, or in a flow that a queue sent it to. */
    private void unqueued(Event.ContactArrived arrival, List<Integer> events) {
        var lost = first(events, event -> lossOf(event) != null);
        var cause = lost == log.size() ? null : lossOf(event(lost));
        if (cause == null) {
            return;
        }
        var by = arrival.queueId();
        var queued = false;
        for (var index : events.subList(0, events.indexOf(lost) + 1)) {
            switch (event(index)) {
                case Event.ContactQueued e -> {
                    queued = true;
                    by = e.queueId();
                }
                case Event.ContactOverflowed e -> {
                    queued &= !walks(e);
                    by = e.queueId();
                }
                default -> {}
            }
        }
        if (!queued) {
            count(Subject.queue(by, arrival.channel()), Figure.LOST_UNQUEUED, cause.name(), lost, 1);
        }
    }

    private static boolean walks(Event event) {
        return event instanceof Event.ContactOverflowed e
                && (e.target().kind() == Overflow.Kind.FLOW || e.target().kind() == Overflow.Kind.VOICEMAIL);
    }

    /** Why nobody will answer any more; null: somebody may. */
    private static @Nullable EndCause lossOf(Event event) {
        return switch (event) {
            case Event.ContactAbandoned e -> e.cause();
            case Event.ContactOverflowed e ->
                switch (e.target().kind()) {
                    case MESSAGE -> EndCause.TURNED_AWAY;
                    case CALLBACK -> EndCause.CALLBACK_PROMISED;
                    case QUEUE, FLOW, VOICEMAIL, STAY -> null;
                };
            default -> null;
        };
    }

    private void visit(Subject queue, int from, List<Integer> later) {
        count(queue, Figure.OFFERED, "", from, 1);
        var to = first(
                later,
                event -> event instanceof Event.ContactConnected
                        || lossOf(event) != null
                        || walks(event)
                        || event instanceof Event.ContactQueued);
        if (to == log.size()) {
            return;
        }
        var waitMs = times[to] - times[from];
        var target = rules.targetOf(queue.id(), ServiceTarget.USUAL);
        count(queue, Figure.WAIT_MS, "", to, waitMs);
        count(queue, Figure.LONGEST_WAIT_MS, "", to, waitMs);
        switch (event(to)) {
            case Event.ContactConnected e -> {
                count(queue, Figure.ANSWERED, "", to, 1);
                count(queue, Figure.ANSWERED_WAIT_MS, "", to, waitMs);
                count(queue, Figure.ANSWERED_IN_TIME, "", from, waitMs <= target.answeredWithinMs() ? 1 : 0);
            }
            case Event.ContactQueued e -> count(queue, Figure.MOVED_OUT, "", to, 1);
            case Event end -> {
                var cause = lossOf(end);
                var went = cause == EndCause.CUSTOMER_HUNG_UP || cause == EndCause.CUSTOMER_LOST;
                if (cause == null) {
                    // A flow has it now.
                    count(queue, Figure.MOVED_OUT, "", to, 1);
                } else {
                    count(queue, Figure.LOST, cause.name(), to, 1);
                }
                count(queue, Figure.ABANDONED, "", to, went ? 1 : 0);
                count(queue, Figure.SHORT_ABANDONED, "", from, went && waitMs < target.shortAbandonMs() ? 1 : 0);
            }
        }
    }

    private void offer(Event.ContactOffered offer, Subject queue, int from, List<Integer> later) {
        var to = first(later, event -> switch (event) {
            case Event.OfferEnded e -> e.offerId().equals(offer.offerId());
            case Event.ContactConnected e -> e.offerId().equals(offer.offerId());
            case Event.ContactAbandoned e -> true;
            case Event.ContactClosed e -> true;
            default -> false;
        });
        hands.add(new InHand(offer.agentId(), Figure.RING_MS, from, to));
        for (var subject : both(queue, offer.agentId())) {
            count(subject, Figure.OFFERS_MADE, "", from, 1);
            span(subject, Figure.RING_MS, "", from, to);
            if (to < log.size()) {
                count(subject, offerFigure(event(to)), "", to, 1);
            }
        }
    }

    private static Figure offerFigure(Event end) {
        if (end instanceof Event.ContactConnected) {
            return Figure.OFFERS_ACCEPTED;
        }
        var outcome = end instanceof Event.OfferEnded ended ? ended.outcome() : OfferOutcome.CANCELLED;
        return switch (outcome) {
            case DECLINED -> Figure.OFFERS_DECLINED;
            case TIMED_OUT -> Figure.OFFERS_TIMED_OUT;
            case CANCELLED -> Figure.OFFERS_CANCELLED;
        };
    }

    private void conversation(String agentId, Subject queue, int from, List<Integer> later) {
        var ended = first(
                later,
                event -> event instanceof Event.ConversationEnded e
                        && e.agentId().equals(agentId));
        var closed =
                first(later, event -> event instanceof Event.ContactClosed || event instanceof Event.ContactQueued);
        hands.add(new InHand(agentId, Figure.TALK_MS, from, ended));
        hands.add(new InHand(agentId, Figure.WRAP_UP_MS, ended, closed));
        count(Subject.agent(agentId, queue.channel()), Figure.ANSWERED, "", from, 1);
        for (var subject : both(queue, agentId)) {
            var talkMs = 0L;
            var holdMs = 0L;
            var since = from;
            var held = false;
            for (var index : later) {
                var event = event(index);
                var turns = event instanceof Event.ContactHeld || event instanceof Event.ContactResumed;
                if (index < ended && turns) {
                    span(subject, held ? Figure.HOLD_MS : Figure.TALK_MS, "", since, index);
                    holdMs += held ? times[index] - times[since] : 0;
                    talkMs += held ? 0 : times[index] - times[since];
                    held = !held;
                    since = index;
                }
            }
            span(subject, held ? Figure.HOLD_MS : Figure.TALK_MS, "", since, ended);
            holdMs += held ? times[ended] - times[since] : 0;
            talkMs += held ? 0 : times[ended] - times[since];
            span(subject, Figure.WRAP_UP_MS, "", ended, closed);
            if (ended < log.size()) {
                var cause = ((Event.ConversationEnded) event(ended)).cause().name();
                count(subject, Figure.CONVERSATIONS_ENDED, cause, ended, 1);
            }
            if (closed < log.size()) {
                count(subject, Figure.HANDLED, "", closed, 1);
                count(subject, Figure.HANDLED_TALK_MS, "", closed, talkMs);
                count(subject, Figure.HANDLED_HOLD_MS, "", closed, holdMs);
                count(subject, Figure.HANDLED_WRAP_UP_MS, "", closed, times[closed] - times[ended]);
            }
        }
    }

    // --- agents ----------------------------------------------------------------------------------------------------

    private void agents() {
        var agentIds = new LinkedHashSet<String>();
        for (var recorded : log) {
            if (recorded.event() instanceof Event.TenantConfigured e) {
                e.config().agents().forEach(agent -> agentIds.add(agent.agentId()));
            }
        }
        for (var agentId : agentIds) {
            var presence = Presence.SIGNED_OUT;
            var reason = "";
            for (var index = 0; index < log.size(); index++) {
                if (event(index) instanceof Event.AgentStateChanged e
                        && e.agentId().equals(agentId)) {
                    presence = e.presence();
                    reason = e.reason();
                }
                state(agentId, presence, reason, index);
            }
        }
    }

    private void state(String agentId, Presence presence, String reason, int index) {
        var subject = Subject.agent(agentId, null);
        if (has(agentId, Figure.TALK_MS, index)) {
            span(subject, Figure.ENGAGED_MS, "", index, index + 1);
        } else if (has(agentId, Figure.RING_MS, index)) {
            span(subject, Figure.RESERVED_MS, "", index, index + 1);
        } else if (has(agentId, Figure.WRAP_UP_MS, index)) {
            span(subject, Figure.WRAPPING_UP_MS, "", index, index + 1);
        } else if (presence == Presence.READY) {
            span(subject, Figure.READY_MS, "", index, index + 1);
        } else if (presence == Presence.NOT_READY) {
            span(subject, Figure.NOT_READY_MS, reason, index, index + 1);
        }
    }

    private boolean has(String agentId, Figure figure, int index) {
        return hands.stream()
                .anyMatch(hand ->
                        hand.agentId.equals(agentId) && hand.figure == figure && hand.from <= index && index < hand.to);
    }

    // --- small things ----------------------------------------------------------------------------------------------

    private static List<Subject> both(Subject queue, String agentId) {
        return List.of(queue, Subject.agent(agentId, queue.channel()));
    }

    private void count(Subject subject, Figure figure, String detail, int index, long amount) {
        counts.add(new Count(subject, new Measure(figure, detail), times[index], amount));
    }

    private void span(Subject subject, Figure figure, String detail, int from, int to) {
        spans.add(new Span(subject, new Measure(figure, detail), times[from], times[to]));
    }

    /** The log's end when there is none. */
    private int first(List<Integer> later, Predicate<Event> wanted) {
        return later.stream()
                .filter(index -> wanted.test(event(index)))
                .findFirst()
                .orElse(log.size());
    }

    private Event event(int index) {
        return log.get(index).event();
    }

    private static @Nullable String contactId(Event event) {
        return switch (event) {
            case Event.ContactArrived e -> e.contactId();
            case Event.ContactQueued e -> e.contactId();
            case Event.ContactOverflowed e -> e.contactId();
            case Event.ContactOffered e -> e.contactId();
            case Event.OfferEnded e -> e.contactId();
            case Event.ContactConnected e -> e.contactId();
            case Event.ContactHeld e -> e.contactId();
            case Event.ContactResumed e -> e.contactId();
            case Event.ConversationEnded e -> e.contactId();
            case Event.ContactAbandoned e -> e.contactId();
            case Event.ContactClosed e -> e.contactId();
            default -> null;
        };
    }
}
