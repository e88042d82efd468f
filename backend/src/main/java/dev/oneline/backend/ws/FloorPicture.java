package dev.oneline.backend.ws;

import dev.oneline.backend.text.Words;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws what supervisors see, from a shard's state. On the shard's thread. */
final class FloorPicture {
    /** Of those who wait, and of the others: nobody reads more, and a picture has to be small. */
    static final int MAX_LISTED = 200;

    private FloorPicture() {}

    static ServerMessage.Floor of(ShardView view, long nowMs) {
        var queues = new ArrayList<ServerMessage.QueueFigures>();
        view.queues().forEach(queue -> queues.add(Pictures.figures(queue)));
        var contacts = contacts(view);
        return new ServerMessage.Floor(
                view.lastSeq(),
                nowMs,
                queues,
                view.agents().stream().map(agent -> agent(view, agent)).toList(),
                contacts,
                view.contacts().size() - contacts.size());
    }

    private static List<ServerMessage.FloorContact> contacts(ShardView view) {
        var listed = new ArrayList<ServerMessage.FloorContact>();
        int waiting = 0;
        int others = 0;
        for (var contact : view.contacts()) {
            if (contact.waiting() ? waiting++ < MAX_LISTED : others++ < MAX_LISTED) {
                listed.add(contact(view, contact));
            }
        }
        return listed;
    }

    private static ServerMessage.FloorContact contact(ShardView view, Contact contact) {
        var place = contact.waiting() ? contact.place() : null;
        return new ServerMessage.FloorContact(
                contact.contactId(),
                Words.of(contact.channel()),
                Words.of(contact.state()),
                Pictures.queueRef(view, contact.queueId()),
                Pictures.caller(contact.arrival().customer()),
                contact.arrival().arrivedAtMs(),
                contact.agentId(),
                place == null ? null : place.queuedAtMs(),
                place == null ? null : view.position(contact.contactId()));
    }

    private static ServerMessage.FloorAgent agent(ShardView view, Agent agent) {
        return new ServerMessage.FloorAgent(
                agent.agentId(),
                agent.name(),
                Words.of(agent.state()),
                Pictures.emptyIsNull(agent.reason()),
                agent.sinceMs(),
                agent.works().isEmpty() ? null : agent.works().getFirst().contactId(),
                roomFor(view, agent));
    }

    private static List<String> roomFor(ShardView view, Agent agent) {
        return agent.presence() != Presence.READY
                ? List.of()
                : Arrays.stream(Channel.values())
                        .filter(channel -> view.hasRoom(agent.agentId(), channel))
                        .map(Words::of)
                        .toList();
    }
}
