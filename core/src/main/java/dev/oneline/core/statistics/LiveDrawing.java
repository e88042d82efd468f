package dev.oneline.core.statistics;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.statistics.AgentPicture.InHand;
import dev.oneline.core.statistics.TrackedContact.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the live picture, in one pass over the contacts and one over the agents. */
final class LiveDrawing {
    private final LogReading reading;
    private final long atMs;
    private final Map<String, Counts> queues = new HashMap<>();
    private final Map<String, List<InHand>> hands = new HashMap<>();

    LiveDrawing(LogReading reading, long atMs) {
        this.reading = reading;
        this.atMs = reading.notBefore(atMs);
    }

    LivePicture draw(Report today) {
        reading.contacts().contacts().forEach(this::add);
        reading.agents().agents().forEach(this::add);
        var queuePictures = reading.queueIds().stream()
                .map(queueId -> counts(queueId).picture(queueId, today.queue(queueId)))
                .toList();
        return new LivePicture(atMs, queuePictures, agentPictures());
    }

    private void add(TrackedContact contact) {
        var visit = contact.visit();
        if (visit != null) {
            var queue = counts(contact.queueId());
            queue.waiting++;
            queue.ringing += contact.offers().isEmpty() ? 0 : 1;
            queue.longestWaitMs = Math.max(queue.longestWaitMs, atMs - visit.sinceMs());
        }
        for (var offer : contact.offers()) {
            inHand(offer.agentId(), contact, AgentPicture.Phase.RINGING, offer.sinceMs());
        }
        for (var conversation : contact.conversations()) {
            inHand(conversation.agentId(), contact, phase(conversation.phase()), conversation.sinceMs());
            var queue = counts(conversation.queueId());
            queue.talking += conversation.phase() == Phase.WRAP_UP ? 0 : 1;
            queue.held += conversation.phase() == Phase.HELD ? 1 : 0;
            queue.wrappingUp += conversation.phase() == Phase.WRAP_UP ? 1 : 0;
        }
    }

    private void inHand(String agentId, TrackedContact contact, AgentPicture.Phase phase, long sinceMs) {
        hands.computeIfAbsent(agentId, any -> new ArrayList<>())
                .add(new InHand(contact.contactId(), contact.channel(), phase, sinceMs));
    }

    private void add(TrackedAgent agent) {
        for (var queueId : agent.queueIds()) {
            counts(queueId).signedIn += agent.state() == AgentState.SIGNED_OUT ? 0 : 1;
            counts(queueId).ready += agent.state() == AgentState.READY ? 1 : 0;
        }
    }

    private List<AgentPicture> agentPictures() {
        var pictures = new ArrayList<AgentPicture>();
        for (var agent : reading.agents().agents()) {
            pictures.add(new AgentPicture(
                    agent.agentId(),
                    agent.state(),
                    agent.state() == AgentState.NOT_READY ? agent.reason() : "",
                    agent.sinceMs(),
                    hands.getOrDefault(agent.agentId(), List.of())));
        }
        return pictures;
    }

    private static AgentPicture.Phase phase(Phase phase) {
        return switch (phase) {
            case TALKING -> AgentPicture.Phase.TALKING;
            case HELD -> AgentPicture.Phase.HELD;
            case WRAP_UP -> AgentPicture.Phase.WRAP_UP;
        };
    }

    private Counts counts(String queueId) {
        return queues.computeIfAbsent(queueId, any -> new Counts());
    }

    private static final class Counts {
        int waiting;
        int ringing;
        long longestWaitMs;
        int talking;
        int held;
        int wrappingUp;
        int signedIn;
        int ready;

        QueuePicture picture(String queueId, Figures today) {
            return new QueuePicture(
                    queueId, waiting, ringing, longestWaitMs, talking, held, wrappingUp, signedIn, ready, today);
        }
    }
}
