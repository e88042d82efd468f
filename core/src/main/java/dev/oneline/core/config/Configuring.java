package dev.oneline.core.config;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A new configuration takes effect, in flight: a queue goes only when no contact needs it any more; an agent who goes is
 * signed out, his ringing offer goes on to the next one, his conversation is finished first.
 */
public final class Configuring {
    private Configuring() {}

    public static Decision decide(ShardView view, Command.Configure command) {
        var config = command.config();
        if (config.version() <= view.config().version()) {
            return command.founding() ? Decision.noNews() : Decision.reject(Rejection.CONFIG_CHANGED);
        }
        if (command.note().length() > Command.Configure.MAX_NOTE) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        if (!ConfigCheck.sound(config)) {
            return Decision.reject(Rejection.BAD_CONFIG);
        }
        // What a tenant is founded with names flows that it is founded with next.
        if (!command.founding() && flowIds(config).anyMatch(flowId -> view.flow(flowId) == null)) {
            return Decision.reject(Rejection.NO_SUCH_FLOW);
        }
        if (!ChatEntries.problems(config, view.flows()).isEmpty()) {
            return Decision.reject(Rejection.BAD_CONFIG);
        }
        var queueIds = new HashSet<String>();
        config.queues().forEach(queue -> queueIds.add(queue.queueId()));
        if (view.contacts().stream()
                .anyMatch(contact -> needsQueue(contact) && !queueIds.contains(contact.queueId()))) {
            return Decision.reject(Rejection.QUEUE_IN_USE);
        }
        var events = new ArrayList<Event>();
        events.add(new Event.TenantConfigured(config, command.by(), command.note()));
        var agentIds = new HashSet<String>();
        config.agents().forEach(agent -> agentIds.add(agent.agentId()));
        for (var agent : view.agents()) {
            if (!agentIds.contains(agent.agentId())) {
                events.addAll(removeAgent(view, agent));
            }
        }
        return Decision.accept(events);
    }

    /** The flows that it leads into. */
    private static Stream<String> flowIds(TenantConfig config) {
        var ofEntryPoints = config.entryPoints().stream().map(TenantConfig.EntryPoint::flowId);
        var ofOverflows = config.queues().stream()
                .flatMap(queue -> queue.overflow().targets().stream())
                .filter(target -> target.kind() == Overflow.Kind.FLOW)
                .map(Overflow.Target::name);
        return Stream.concat(ofEntryPoints.filter(flowId -> !flowId.isEmpty()), ofOverflows);
    }

    /** Also while talking: the customer comes back into it when the agent is lost. */
    private static boolean needsQueue(Contact contact) {
        return contact.ending() == null;
    }

    private static List<Event> removeAgent(ShardView view, Agent agent) {
        var events = new ArrayList<Event>();
        var ringing = agent.ringing();
        if (ringing != null) {
            var contact = Objects.requireNonNull(view.contact(ringing.contactId()));
            events.add(EndingOffer.end(contact, agent.agentId(), OfferOutcome.CANCELLED));
        }
        if (agent.presence() != Presence.SIGNED_OUT) {
            events.add(new Event.AgentStateChanged(agent.agentId(), Presence.SIGNED_OUT, ""));
        }
        return events;
    }
}
