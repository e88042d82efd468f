package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.whatif.SeenContact.Moment;
import dev.oneline.core.whatif.SeenContact.SeenOffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tenant's log and makes a day of it that can be run again. It takes the events in order from any beginning (those
 * before the day say who is on duty when it begins), and reads on after the day until its last contact is over.
 *
 * <p>Where nothing of the configuration is changed, the replay is the log again, to the millisecond, if the day began with
 * nobody in the house. What it can't know: contacts that were refused (they are not on the log), and what a contact did
 * before the day began: it is left out, its agent is free when it was over.
 */
public final class Recording {
    private final long fromMs;
    private final long toMs;
    private final SequencedMap<String, SeenContact> contacts = new LinkedHashMap<>();
    private final Map<String, String> agentByContact = new HashMap<>();
    private final SeenAgents agents = new SeenAgents();
    private final List<Day.Reconfiguration> reconfigurations = new ArrayList<>();
    private @Nullable TenantConfig config;

    /** The one in force. */
    private @Nullable TenantConfig latest;

    /** Customers in a flow, as they arrived. */
    private final Map<String, Event.ContactArrived> walking = new HashMap<>();

    /** The contact whose callback arrives next; empty: none. */
    private String promiseeId = "";

    private boolean began;
    private long open;
    private long interrupted;
    private boolean audible;
    private long lastMs;

    /** Of the day from {@code fromMs} on, before {@code toMs}. */
    public Recording(long fromMs, long toMs) {
        if (toMs <= fromMs) {
            throw new IllegalArgumentException("a day ends after it begins");
        }
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.lastMs = fromMs;
    }

    /** The day is over, with all its contacts: nothing more needs to be read. */
    public boolean complete(long atMs) {
        return atMs >= toMs && open == 0;
    }

    /** Conversations that lost their agent; of those only the last part is replayed. */
    public long interrupted() {
        return interrupted;
    }

    public void happened(Recorded recorded) {
        if (complete(recorded.atMs())) {
            return;
        }
        if (!began && recorded.atMs() >= fromMs) {
            began = true;
            agents.begin(fromMs);
        }
        lastMs = Math.max(lastMs, recorded.atMs());
        var when = new Moment(recorded.atMs(), recorded.seq());
        switch (recorded.event()) {
            case Event.TenantConfigured e -> configured(e.config(), when);
            case Event.AgentStateChanged e -> agents.changed(e, when);
            case Event.DeskAttached e -> agents.deskAttached(e.agentId(), when);
            case Event.DeskDetached e -> agents.deskDetached(e, when);
            case Event.LegConnected e -> audible = true;
            default -> ofContact(recorded.event(), when);
        }
    }

    private void ofContact(Event event, Moment when) {
        switch (event) {
            case Event.ContactArrived e ->
                arrived(e.channel() == Channel.VOICEMAIL ? Configs.atQueueDoor(e, e.queueId()) : e, when);
            case Event.FlowMoved e -> walks(e);
            case Event.ContactServed e -> gone(e.contactId(), when);
            case Event.ContactOffered e -> offered(e, when);
            case Event.OfferEnded e -> offerEnded(e, when);
            case Event.ContactConnected e -> connected(e, when);
            case Event.ConversationEnded e -> conversationEnded(e, when);
            case Event.ContactClosed e -> closed(e, when);
            case Event.ContactOverflowed e -> {
                comesOutOfItsFlow(e.contactId(), e.queueId(), when);
                promiseeId = e.target().kind() == Overflow.Kind.CALLBACK ? e.contactId() : "";
                ifReplayed(e.contactId(), contact -> contact.overflowed(e, when));
            }
            case Event.ContactQueued e -> {
                comesOutOfItsFlow(e.contactId(), e.queueId(), when);
                ifReplayed(e.contactId(), contact -> contact.queued(e, when));
            }
            case Event.RoutingStepReached e ->
                ifReplayed(e.contactId(), contact -> contact.timers.put(when.atMs(), when.seq()));
            case Event.RingWidened e ->
                ifReplayed(e.contactId(), contact -> contact.timers.put(when.atMs(), when.seq()));
            case Event.WrapUpExtended e ->
                ifReplayed(e.contactId(), contact -> contact.want(Customer.Request.Kind.EXTEND_WRAP_UP, "", when));
            case Event.ContactAbandoned e -> gone(e.contactId(), when);
            default -> {
                // Not needed for a replay: holding is part of handling.
            }
        }
    }

    /** By itself, or served by a flow that a queue sent it to; after a conversation its agent's wrap-up is what counts. */
    private void gone(String contactId, Moment when) {
        walking.remove(contactId);
        ifReplayed(contactId, contact -> {
            if (!contact.ended.came()) {
                contact.abandoned = when;
                over(contact);
            }
        });
    }

    private void ifReplayed(String contactId, Consumer<SeenContact> then) {
        var contact = contacts.get(contactId);
        if (contact != null) {
            then.accept(contact);
        }
    }

    private void configured(TenantConfig next, Moment when) {
        if (began && config != null) {
            reconfigurations.add(new Day.Reconfiguration(when.atMs(), Configs.withQueueDoors(next), when.seq()));
        } else {
            config = Configs.withQueueDoors(next);
        }
        latest = next;
        agents.configured(next.agents().stream().map(AgentConfig::agentId).collect(Collectors.toSet()));
    }

    private void arrived(Event.ContactArrived event, Moment when) {
        var promised = !promiseeId.isEmpty();
        var comes = began && (!promised || contacts.containsKey(promiseeId));
        promiseeId = "";
        if (comes) {
            var demand = Configs.ownDemand(event, latest);
            contacts.put(event.contactId(), new SeenContact(event, demand, promised, when.atMs(), when.seq()));
            open += when.atMs() < toMs ? 1 : 0;
        }
    }

    /** What a flow does with a customer isn't replayed: for the queues he begins where it lets him go. */
    private void walks(Event.FlowMoved event) {
        var contact = event.from() == null ? contacts.get(event.contactId()) : null;
        if (contact != null && !contact.queued.came()) {
            contacts.remove(event.contactId());
            over(contact);
            walking.put(event.contactId(), contact.arrived);
        }
    }

    private void comesOutOfItsFlow(String contactId, String queueId, Moment when) {
        var arrived = walking.remove(contactId);
        if (arrived != null) {
            promiseeId = "";
            arrived(Configs.atQueueDoor(arrived, queueId), when);
        }
    }

    private void offered(Event.ContactOffered event, Moment when) {
        ifReplayed(event.contactId(), contact -> {
            if (event.assigned()) {
                contact.want(Customer.Request.Kind.ASSIGN, event.agentId(), when);
            }
            contact.offers.add(new SeenOffer(event.offerId(), when.atMs()));
        });
    }

    private void offerEnded(Event.OfferEnded event, Moment when) {
        var offer = offer(event.contactId(), event.offerId());
        if (offer != null) {
            offer.over = when;
            offer.kind = switch (event.outcome()) {
                case TIMED_OUT -> OfferAnswer.Kind.IGNORE;
                case DECLINED -> OfferAnswer.Kind.DECLINE;
                case CANCELLED -> null;
            };
        }
        agents.offerEnded(event.agentId(), offer, when);
    }

    private void connected(Event.ContactConnected event, Moment when) {
        agentByContact.put(event.contactId(), event.agentId());
        var contact = contacts.get(event.contactId());
        agents.took(event.agentId(), event.contactId(), contact != null);
        var offer = offer(event.contactId(), event.offerId());
        if (contact != null && offer != null) {
            contact.connected = when;
            offer.over = when;
            offer.kind = OfferAnswer.Kind.ACCEPT;
        }
    }

    private void conversationEnded(Event.ConversationEnded event, Moment when) {
        if (event.cause() == EndCause.AGENT_LOST) {
            done(event.contactId(), when);
        }
        ifReplayed(event.contactId(), contact -> {
            interrupted += event.cause() == EndCause.AGENT_LOST ? 1 : 0;
            contact.conversationEnded(event, when);
        });
    }

    private void closed(Event.ContactClosed event, Moment when) {
        done(event.contactId(), when);
        ifReplayed(event.contactId(), contact -> {
            contact.closed(event, when);
            over(contact);
        });
    }

    private void done(String contactId, Moment when) {
        var agentId = agentByContact.remove(contactId);
        if (agentId != null) {
            agents.done(agentId, contactId, when);
        }
    }

    private void over(SeenContact contact) {
        open -= contact.arrivedAtMs < toMs ? 1 : 0;
    }

    private @Nullable SeenOffer offer(String contactId, String offerId) {
        var contact = contacts.get(contactId);
        return contact == null ? null : contact.offer(offerId);
    }

    /**
     * The day as it was.
     *
     * @param seed of what the log doesn't say: how long an answered customer would have waited, see {@link Patience}, and
     *     how long a contact that nobody answered would have taken: as long as another of its queue did
     * @throws IllegalArgumentException when the log has no configuration
     */
    public Day day(long seed) {
        if (config == null) {
            throw new IllegalArgumentException("the log has no configuration before or within the day");
        }
        if (!began) {
            agents.begin(fromMs);
            began = true;
        }
        var customers = new Imputing(List.copyOf(contacts.sequencedValues()), lastMs, seed).customers();
        return new Day(config, customers, agents.duties(), reconfigurations, fromMs, toMs, audible);
    }
}
