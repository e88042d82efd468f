package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.routing.Admission;
import dev.oneline.core.routing.Terms;
import dev.oneline.core.shard.ContactSlot.Spot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting contacts and free agents together without ever looking for them. Contacts of equal {@link Terms} share a
 * {@link Pool}, in which stand all agents who may have them now. An agent who becomes free, or stops being so, steps into
 * or out of the few pools that the configuration admits him to; a contact into or out of one. So a change costs the
 * logarithm of what there is, times the pools of one agent.
 *
 * <p>All of it follows from contacts, agents and the configuration. A pool is made when a contact first needs it, which
 * looks at the queue's agents once; which pools there are changes no decision.
 */
final class RoutingIndex {
    private final SequencedMap<String, QueueState> queues = new LinkedHashMap<>();
    private final Map<PoolKey, Pool> personalPools = new HashMap<>();
    private final Map<String, AgentSlot> slots;

    RoutingIndex(Map<String, AgentSlot> slots) {
        this.slots = slots;
    }

    // --- configuration -------------------------------------------------------------------------------------------

    /** Begins anew under a configuration: everybody stands where the rules say now. */
    void rebuild(TenantConfig config, Iterable<ContactSlot> contacts, Changes changes) {
        var before = new HashMap<>(queues);
        queues.clear();
        personalPools.clear();
        var profiles = new HashMap<String, RoutingProfile>();
        config.profiles().forEach(profile -> profiles.put(profile.profileId(), profile));
        var delaysMs = delaysMs(config.profiles());
        for (var queueConfig : config.queues()) {
            var queue = new QueueState(queueConfig);
            queue.boundariesMs = boundaries(queueConfig, delaysMs);
            queues.put(queue.queueId(), queue);
            changes.queue(queue);
        }
        var position = 0;
        for (var agentConfig : config.agents()) {
            place(Objects.requireNonNull(slots.get(agentConfig.agentId())), profiles, position++);
        }
        for (var slot : slots.values()) {
            if (slot.agent.removed()) {
                slot.serve(AgentSlot.NO_PROFILE);
                // Has no place in the order any more: a snapshot couldn't know the one that he had.
                slot.position = -1;
            }
        }
        for (var queue : queues.values()) {
            var same = before.get(queue.queueId());
            if (same != null) {
                turn(queue.queueId(), same.lastTurnAgentId());
                queue.meanHandleMs = same.meanHandleMs;
            }
        }
        for (var slot : contacts) {
            slot.spot = null;
            update(null, slot, changes);
        }
    }

    private void place(AgentSlot slot, Map<String, RoutingProfile> profiles, int position) {
        slot.position = position;
        slot.serve(profiles.getOrDefault(slot.agent.config().profileId(), AgentSlot.NO_PROFILE));
        for (var served : slot.profile.queues()) {
            var queue = queues.get(served.queueId());
            if (queue != null) {
                queue.servers.add(slot);
                slot.queues.add(queue);
                count(queue, slot.agent, 1);
            }
        }
    }

    /** Each queue's delays in all profiles. */
    private static Map<String, Set<Long>> delaysMs(List<RoutingProfile> profiles) {
        var delaysMs = new HashMap<String, Set<Long>>();
        for (var profile : profiles) {
            for (var served : profile.queues()) {
                delaysMs.computeIfAbsent(served.queueId(), unused -> new HashSet<>())
                        .add(served.delayMs());
            }
        }
        return delaysMs;
    }

    private static long[] boundaries(QueueConfig queue, Map<String, Set<Long>> delaysMs) {
        var rule = queue.routing();
        var boundaries = new TreeSet<Long>();
        boundaries.add(0L);
        boundaries.add(queue.overflow().waitLimitMs());
        boundaries.add(rule.stickyMs());
        boundaries.addAll(delaysMs.getOrDefault(queue.queueId(), Set.of()));
        for (var step : rule.steps()) {
            boundaries.add(step.afterMs());
            for (var alsoQueueId : step.alsoQueueIds()) {
                boundaries.addAll(delaysMs.getOrDefault(alsoQueueId, Set.of()));
            }
        }
        return boundaries.stream().mapToLong(Long::longValue).toArray();
    }

    // --- agents --------------------------------------------------------------------------------------------------

    /** The slot has the agent as he is now. */
    void update(@Nullable Agent before, AgentSlot slot, Changes changes) {
        var agent = slot.agent;
        if (before != null && stands(before) != stands(agent)) {
            for (var queue : slot.queues) {
                count(queue, before, -1);
                count(queue, agent, 1);
                changes.queue(queue);
            }
        }
        if (slot.follow()) {
            changes.gained(slot);
        }
    }

    void forget(AgentSlot slot) {
        slot.memberships.forEach(Membership::leave);
        slot.memberships.clear();
    }

    private static int stands(Agent agent) {
        return (agent.signedIn() ? 1 : 0) + (ready(agent) ? 2 : 0);
    }

    private static boolean ready(Agent agent) {
        return agent.works().isEmpty() && agent.available();
    }

    private static void count(QueueState queue, Agent agent, int by) {
        queue.signedIn += agent.signedIn() ? by : 0;
        queue.ready += ready(agent) ? by : 0;
    }

    // --- contacts ------------------------------------------------------------------------------------------------

    /** The slot has the contact as it is now. */
    void update(@Nullable Contact before, ContactSlot slot, Changes changes) {
        var contact = slot.contact;
        var queue = queues.get(contact.queueId());
        if (before != null && !before.queueId().equals(contact.queueId())) {
            count(queues.get(before.queueId()), before, -1, changes);
            count(queue, contact, 1, changes);
        } else if (before == null || !waitsAsBefore(before, contact)) {
            count(queue, before, -1, changes);
            count(queue, contact, 1, changes);
        } else if (queue != null) {
            changes.queue(queue);
        }
        var spot = queue == null ? null : spot(queue, contact);
        move(slot, spot);
        if (spot != null) {
            changes.gainedContactIds.put(spot.place(), contact.contactId());
        }
    }

    void remove(ContactSlot slot, Changes changes) {
        count(queues.get(slot.contact.queueId()), slot.contact, -1, changes);
        move(slot, null);
    }

    private void move(ContactSlot slot, @Nullable Spot next) {
        var left = slot.spot;
        if (Objects.equals(left, next)) {
            return;
        }
        slot.spot = next;
        if (left != null) {
            left.index().remove(left.place().rankMs(), left.place().seq());
            letGo(left.pool());
        }
        if (next != null) {
            next.index().add(next.place().rankMs(), next.place().seq(), slot);
        }
    }

    /** In the same queue. */
    private static boolean waitsAsBefore(Contact before, Contact after) {
        return before.waiting()
                && after.waiting()
                && before.place() != null
                && before.place().equals(after.place());
    }

    /** @param queue null when it was taken away: it may be once its contact is in wrap-up, and counts it no longer */
    private static void count(@Nullable QueueState queue, @Nullable Contact contact, int by, Changes changes) {
        if (queue == null || contact == null) {
            return;
        }
        queue.greeted += contact.state() == ContactState.ARRIVED ? by : 0;
        var place = contact.place();
        if (contact.waiting() && place != null) {
            changes.queue(queue);
            if (by > 0) {
                queue.waiting.add(place.rankMs(), place.seq(), contact.contactId());
                queue.waitingSince.add(place.queuedAtMs(), place.seq(), place.queuedAtMs());
            } else {
                queue.waiting.remove(place.rankMs(), place.seq());
                queue.waitingSince.remove(place.queuedAtMs(), place.seq());
            }
        }
    }

    private @Nullable Spot spot(QueueState queue, Contact contact) {
        var place = contact.place();
        if (place == null || !contact.waiting()) {
            return null;
        }
        var widening = contact.state() == ContactState.OFFERED;
        if (widening && contact.offers().size() >= ringsAtMost(queue.config.routing(), contact)) {
            return null;
        }
        return new Spot(pool(queue, contact), widening, place);
    }

    private static int ringsAtMost(RoutingRule rule, Contact contact) {
        return switch (rule.strategy()) {
            case RING_ALL -> rule.ring().atMost();
            case PROGRESSIVE -> Math.min(rule.ring().atMost(), 1 + contact.widened());
            default -> 1;
        };
    }

    // --- pools ---------------------------------------------------------------------------------------------------

    /** What tells the terms of a queue's contacts apart; cheaper to look up than the terms. */
    record PoolKey(
            String queueId,
            Channel channel,
            long boundaryMs,
            List<SkillLevel> ownSkills,
            String onlyAgentId,
            boolean direct) {}

    private Pool pool(QueueState queue, Contact contact) {
        var boundaryMs = queue.boundaryMs(contact.reachedMs());
        var direct = contact.direct();
        var only = direct || boundaryMs < queue.config.routing().stickyMs() ? contact.stickyAgentId() : "";
        var skills = contact.arrival().demand().skills();
        var key = new PoolKey(queue.queueId(), contact.channel(), boundaryMs, skills, only, direct);
        var pools = only.isEmpty() ? queue.pools : personalPools;
        var pool = pools.get(key);
        if (pool == null) {
            var terms = Terms.of(contact, queue.config, boundaryMs);
            if (only.isEmpty()) {
                makeRoom(queue);
                pool = new Pool(key, terms, queue);
                fill(queue, pool);
            } else {
                pool = new Pool(key, terms, queue);
                fillFor(only, pool);
            }
            pools.put(key, pool);
        }
        return pool;
    }

    private void fill(QueueState queue, Pool pool) {
        for (var server : queue.servers) {
            admit(server, pool);
        }
        for (var alsoQueueId : pool.terms().step().alsoQueueIds()) {
            for (var server : servers(alsoQueueId)) {
                if (server.memberships.isEmpty() || server.memberships.getLast().pool != pool) {
                    admit(server, pool);
                }
            }
        }
    }

    private void fillFor(String agentId, Pool pool) {
        var slot = slots.get(agentId);
        if (slot != null) {
            admit(slot, pool);
        }
    }

    private List<AgentSlot> servers(String queueId) {
        var queue = queues.get(queueId);
        return queue == null ? List.of() : queue.servers;
    }

    private static void admit(AgentSlot slot, Pool pool) {
        if (Admission.byConfig(slot.agent.config(), slot.profile, pool.terms()) != null) {
            return;
        }
        var served = Admission.served(slot.profile, pool.terms());
        var membership = new Membership(pool, slot, served == null ? 0 : served.order());
        slot.memberships.add(membership);
        pool.members.add(membership);
        membership.join();
    }

    private static void makeRoom(QueueState queue) {
        if (queue.pools.size() >= QueueState.MAX_POOLS) {
            queue.pools.values().removeIf(pool -> {
                if (pool.wanted()) {
                    return false;
                }
                dissolve(pool);
                return true;
            });
        }
    }

    private void letGo(Pool pool) {
        if (!pool.terms().onlyAgentId().isEmpty() && !pool.wanted()) {
            personalPools.remove(pool.key());
            dissolve(pool);
        }
    }

    private static void dissolve(Pool pool) {
        for (var member : pool.members) {
            member.leave();
            member.slot.memberships.remove(member);
        }
    }

    // --- for reading ---------------------------------------------------------------------------------------------

    @Nullable
    QueueState queue(String queueId) {
        return queues.get(queueId);
    }

    Collection<QueueState> queues() {
        return queues.values();
    }

    /** The queue offered to that agent: the next in turn comes after him. */
    void turn(String queueId, String agentId) {
        var queue = queues.get(queueId);
        if (queue != null && queue.config.routing().strategy() == Strategy.ROUND_ROBIN) {
            var slot = slots.get(agentId);
            queue.turn(agentId, slot == null ? -1 : slot.position);
        }
    }

    /** A contact of the queue was handled: the mean follows with a sixteenth of each. */
    void handled(String queueId, long handleMs) {
        var queue = queues.get(queueId);
        if (queue != null) {
            var sample = Math.max(0, handleMs);
            queue.meanHandleMs =
                    queue.meanHandleMs == 0 ? sample : queue.meanHandleMs + (sample - queue.meanHandleMs) / 16;
        }
    }

    /** What a snapshot says of a queue. */
    void remember(ShardSnapshot.QueueMemory memory) {
        turn(memory.queueId(), memory.lastTurnAgentId());
        var queue = queues.get(memory.queueId());
        if (queue != null) {
            queue.meanHandleMs = memory.meanHandleMs();
        }
    }
}
