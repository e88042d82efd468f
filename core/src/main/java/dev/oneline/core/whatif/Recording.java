package dev.oneline.core.whatif;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
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
            case Event.AgentStateRequested e -> agents.requested(e, when);
            case Event.DeskAttached e -> agents.deskAttached(e.agentId(), when);
            case Event.DeskDetached e -> agents.deskDetached(e, when);
            case Event.LegConnected e -> audible = true;
            default -> ofContact(recorded.event(), when);
        }
    }

    private void ofContact(Event event, Moment when) {
        switch (event) {
            case Event.ContactArrived e -> arrived(e, when);
            case Event.ContactQueued e -> {
                var contact = contacts.get(e.contactId());
                if (contact != null && !contact.queued.came()) {
                    contact.queued = when;
                }
            }
            case Event.ContactOffered e -> offered(e, when);
            case Event.OfferEnded e -> offerEnded(e, when);
            case Event.ContactConnected e -> connected(e, when);
            case Event.ConversationEnded e -> conversationEnded(e, when);
            case Event.ContactAbandoned e -> {
                var contact = contacts.get(e.contactId());
                if (contact != null) {
                    contact.abandoned = when;
                    over(contact);
                }
            }
            case Event.ContactClosed e -> closed(e, when);
            default -> {
                // Not needed for a replay: holding is part of handling.
            }
        }
    }

    private void configured(TenantConfig next, Moment when) {
        if (began && config != null) {
            reconfigurations.add(new Day.Reconfiguration(when.atMs(), next, when.seq()));
        } else {
            config = next;
        }
        agents.configured(next.agents().stream().map(AgentConfig::agentId).collect(Collectors.toSet()));
    }

    private void arrived(Event.ContactArrived event, Moment when) {
        if (began) {
            contacts.put(event.contactId(), new SeenContact(event, when.atMs(), when.seq()));
            open += when.atMs() < toMs ? 1 : 0;
        }
    }

    private void offered(Event.ContactOffered event, Moment when) {
        agents.occupied(event.agentId(), AgentState.RESERVED);
        var contact = contacts.get(event.contactId());
        if (contact != null) {
            contact.offers.add(new SeenOffer(event.agentId(), when.atMs()));
        }
    }

    private void offerEnded(Event.OfferEnded event, Moment when) {
        var offer = lastOffer(event.contactId());
        if (offer != null) {
            offer.over = when;
            offer.kind = event.outcome() == OfferOutcome.TIMED_OUT
                    ? OfferAnswer.Kind.IGNORE
                    : event.outcome() == OfferOutcome.DECLINED ? OfferAnswer.Kind.DECLINE : null;
        }
        agents.offerEnded(event.agentId(), offer);
    }

    private void connected(Event.ContactConnected event, Moment when) {
        agents.occupied(event.agentId(), AgentState.ENGAGED);
        agentByContact.put(event.contactId(), event.agentId());
        var contact = contacts.get(event.contactId());
        var offer = lastOffer(event.contactId());
        if (contact != null && offer != null) {
            contact.connected = when;
            offer.over = when;
            offer.kind = OfferAnswer.Kind.ACCEPT;
        }
    }

    private void conversationEnded(Event.ConversationEnded event, Moment when) {
        agents.occupied(event.agentId(), AgentState.WRAP_UP);
        var contact = contacts.get(event.contactId());
        if (contact != null) {
            interrupted += event.cause() == EndCause.AGENT_LOST ? 1 : 0;
            contact.conversationEnded(event, when);
        }
    }

    private void closed(Event.ContactClosed event, Moment when) {
        var contact = contacts.get(event.contactId());
        var agentId = agentByContact.remove(event.contactId());
        if (agentId != null) {
            agents.closing(agentId, contact != null);
        }
        if (contact != null) {
            contact.closed(event, when);
            over(contact);
        }
    }

    private void over(SeenContact contact) {
        open -= contact.arrivedAtMs < toMs ? 1 : 0;
    }

    private @Nullable SeenOffer lastOffer(String contactId) {
        var contact = contacts.get(contactId);
        return contact == null || contact.offers.isEmpty() ? null : contact.offers.getLast();
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
