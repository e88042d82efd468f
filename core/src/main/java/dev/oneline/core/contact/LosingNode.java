package dev.oneline.core.contact;

import dev.oneline.core.flow.Transferring;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/** A bridge is gone: every contact that it carried ends with that cause, and no other. */
public final class LosingNode {
    private LosingNode() {}

    /** A call for it went over that node, which doesn't carry the contact itself. */
    private static boolean calledBy(String nodeId, Contact contact) {
        var carrier = contact.arrival().carrier();
        return contact.callingTurn() != null
                && carrier != null
                && carrier.sipNode() == null
                && nodeId.equals(carrier.outNode())
                && !nodeId.equals(carrier.mediaNode());
    }

    public static Decision decide(ShardView view, Command.LoseNode command, long nowMs) {
        var events = new ArrayList<Event>();
        for (var contact : view.carriedBy(command.nodeId())) {
            var byMedia = Objects.requireNonNull(contact.arrival().carrier())
                    .mediaNode()
                    .equals(command.nodeId());
            var cause = byMedia ? EndCause.MEDIA_NODE_LOST : EndCause.SIP_NODE_LOST;
            events.addAll(EndingContact.end(view, contact, cause, nowMs));
        }
        for (var contact : view.contacts()) {
            if (calledBy(command.nodeId(), contact)) {
                events.addAll(Transferring.broken(view, contact, nowMs));
            }
        }
        return Decision.accept(events);
    }
}
