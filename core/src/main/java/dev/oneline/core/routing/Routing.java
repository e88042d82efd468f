package dev.oneline.core.routing;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Place;
import dev.oneline.core.flow.Walking;
import dev.oneline.core.offer.AcceptingOffer;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.PoolView;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which contact.
 *
 * <p>An agent gets, of all contacts that he may have, the one
 *
 * <ol>
 *   <li>that rings nowhere, before one that wants more agents to ring at;
 *   <li>of the queue that his profile puts first;
 *   <li>that has waited longest in effect, head starts counted, across queues ({@link Place});
 *   <li>that came first on the log.
 * </ol>
 *
 * <p>A contact gets, of all agents who may have it, the one whom its queue's strategy chooses. Both orders are total and
 * made of what the log says, so a replay decides the same.
 */
public final class Routing {
    private Routing() {}

    /** The offer that comes of an agent's becoming free; empty when nothing waits for him. */
    public static List<Event> forAgent(ShardView view, String agentId, long nowMs) {
        var passed = new ArrayList<Match>();
        var match = best(view, agentId);
        while (match != null) {
            var agent = match.pool.choose(match.contact);
            if (agent == null) {
                return List.of();
            }
            if (agent.agentId().equals(match.agentId)) {
                return offer(view, match, nowMs);
            }
            // Several became free at once, and its choice is another one of them. He may have a better one, whose
            // choice may
            // be yet another agent, and so on.
            passed.add(match);
            match = best(view, agent.agentId());
            var circle = passed.indexOf(match);
            if (circle >= 0) {
                return offer(view, givingWay(view, passed.subList(circle, passed.size())), nowMs);
            }
        }
        return List.of();
    }

    /**
     * Each of them would rather have the next one's agent, the last one that of the first: all can't. It is not one whose
     * queue promises agents that the longest idle gets it, and not all of them are: the next one's agent would always have
     * been idle for longer.
     */
    private static Match givingWay(ShardView view, List<Match> circle) {
        return circle.stream()
                .filter(match -> strategy(view, match.contact) != Strategy.LONGEST_IDLE)
                .findFirst()
                .orElseGet(circle::getFirst);
    }

    /** The same when nobody else became free. */
    public static List<Event> forOnlyAgent(ShardView view, String agentId, long nowMs) {
        var match = best(view, agentId);
        return match == null
                ? List.of()
                : offer(view, match.contact, Objects.requireNonNull(view.agent(agentId)), 1, "", nowMs);
    }

    private static List<Event> offer(ShardView view, Match match, long nowMs) {
        var agent = Objects.requireNonNull(view.agent(match.agentId));
        return offer(view, match.contact, agent, match.pool.candidates(), "", nowMs);
    }

    /** An agent, and the best that waits for him. */
    private record Match(String agentId, Contact contact, int order, PoolView pool) {
        boolean before(Match other) {
            var rings = contact.state() == ContactState.OFFERED;
            if (rings != (other.contact.state() == ContactState.OFFERED)) {
                return !rings;
            }
            return order != other.order ? order < other.order : place(contact).compareTo(place(other.contact)) < 0;
        }
    }

    private static @Nullable Match best(ShardView view, String agentId) {
        @Nullable Match best = null;
        for (var membership : view.memberships(agentId)) {
            if (!membership.available()) {
                continue;
            }
            var pool = membership.pool();
            var waiting = pool.firstWaiting();
            var next = waiting == null ? pool.firstWidening() : waiting;
            if (next != null) {
                var match = new Match(agentId, next, membership.order(), pool);
                best = best == null || match.before(best) ? match : best;
            }
        }
        return best;
    }

    private static Strategy strategy(ShardView view, Contact contact) {
        return Objects.requireNonNull(view.queueConfig(contact.queueId()))
                .routing()
                .strategy();
    }

    private static Place place(Contact waiting) {
        return Objects.requireNonNull(waiting.place());
    }

    /**
     * The offer that comes of a contact's wanting an agent; empty when nobody is free. One that wants one agent alone goes
     * back to its flow then.
     */
    public static List<Event> forContact(ShardView view, String contactId, long nowMs) {
        var pool = view.pool(contactId);
        if (pool == null) {
            return List.of();
        }
        var contact = Objects.requireNonNull(view.contact(contactId));
        var agent = pool.choose(contact);
        if (agent == null) {
            return contact.direct() && contact.state() == ContactState.QUEUED
                    ? Walking.unanswered(view, contact, nowMs)
                    : List.of();
        }
        return offer(view, contact, agent, pool.candidates(), "", nowMs);
    }

    /**
     * Puts a contact to an agent; where his profile accepts for him, it is his at once.
     *
     * @param candidates how many could have had it
     * @param assignedBy the supervisor who wants it so; empty: the queue's rules do
     */
    public static List<Event> offer(
            ShardView view, Contact contact, Agent agent, int candidates, String assignedBy, long nowMs) {
        var config = view.config();
        var queue = Objects.requireNonNull(view.queueConfig(contact.queueId()));
        var nth = contact.offerCount() + 1;
        var offered = new Event.ContactOffered(
                contact.contactId(),
                contact.contactId() + ":offer" + nth,
                agent.agentId(),
                contact.contactId() + ":agent" + nth,
                nowMs + config.offers().ringMs(),
                config.version(),
                queue.routing().strategy(),
                candidates,
                contact.reachedMs(),
                assignedBy);
        if (!view.profile(agent.agentId()).autoAccepted().contains(contact.channel())) {
            return List.of(offered);
        }
        var events = new ArrayList<Event>(List.of(offered));
        events.addAll(AcceptingOffer.accept(contact, offered.offerId(), agent.agentId()));
        return events;
    }
}
