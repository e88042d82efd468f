package dev.oneline.core.statistics;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.story.Configs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A log of a shard in which agents have several contacts at once, contacts ring at several agents and move between queues,
 * agents change their mind while they talk, and the clock jumps. It is possible, not sensible.
 */
final class RandomLog {
    private enum State {
        ARRIVED,
        WALKING,
        WAITING,
        TALKING,
        HELD,
        WRAP_UP,
        LEAVING
    }

    private static final class Live {
        final String contactId;
        String queueId;
        State state = State.ARRIVED;
        final List<String[]> offers = new ArrayList<>();
        String agentId = "";

        Live(String contactId, String queueId) {
            this.contactId = contactId;
            this.queueId = queueId;
        }
    }

    private static final List<String> AGENTS = List.of("ana", "ben", "bob", "eve");
    private static final List<String> QUEUES = List.of("sales", "support");
    private static final List<String> REASONS = List.of("break", "lunch", "rona");

    private final SplittableRandom random;
    private final List<Recorded> log = new ArrayList<>();
    private final List<Live> live = new ArrayList<>();
    private long nowMs = 1_767_571_200_000L;
    private int contacts;
    private int offers;

    private RandomLog(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<Recorded> of(long seed, int steps) {
        var made = new RandomLog(seed);
        made.add(new Event.TenantConfigured(Configs.small(), "", ""));
        for (var i = 0; i < steps; i++) {
            made.time();
            made.step();
        }
        return made.log;
    }

    private void time() {
        switch (random.nextInt(40)) {
            case 0 -> nowMs += random.nextLong(10_000_000);
            case 1 -> nowMs -= random.nextLong(100_000);
            default -> nowMs += random.nextInt(3) * random.nextLong(20_000);
        }
    }

    private void step() {
        if (live.size() < 2 || random.nextInt(8) == 0) {
            arrive();
        } else if (random.nextInt(6) == 0) {
            presence();
        } else {
            var contact = pick(live);
            switch (contact.state) {
                case ARRIVED, WALKING -> greeted(contact);
                case WAITING -> waiting(contact);
                case TALKING, HELD -> conversation(contact);
                case WRAP_UP -> wrapUp(contact);
                case LEAVING -> left(contact);
            }
        }
    }

    private void arrive() {
        arrive(pick(List.of(Channel.VOICE, Channel.VOICE, Channel.CHAT)), pick(QUEUES));
    }

    private Live arrive(Channel channel, String queueId) {
        var contact = new Live("c" + ++contacts, queueId);
        live.add(contact);
        add(new Event.ContactArrived(
                contact.contactId,
                channel,
                "line",
                new Party("1380000", ""),
                channel.live() ? new Carrier("media1", null) : null,
                Demand.NONE,
                contact.queueId,
                "",
                0));
        return contact;
    }

    private void presence() {
        var agentId = pick(AGENTS);
        add(
                switch (random.nextInt(5)) {
                    case 0 -> new Event.AgentStateChanged(agentId, Presence.SIGNED_OUT, "");
                    case 1, 2 -> new Event.AgentStateChanged(agentId, Presence.NOT_READY, pick(REASONS));
                    default -> new Event.AgentStateChanged(agentId, Presence.READY, "");
                });
    }

    private void greeted(Live contact) {
        switch (random.nextInt(8)) {
            case 0 -> abandon(contact);
            case 1 -> overflow(contact);
            default -> queue(contact, contact.queueId);
        }
    }

    /** Also one by one through queues that it never is in. */
    private void overflow(Live contact) {
        var cause = pick(List.of(Overflow.Cause.values()));
        var target = pick(List.of(
                Overflow.Target.queue(other(contact.queueId)),
                Overflow.Target.flow("night"),
                Overflow.Target.voicemail("night"),
                Overflow.Target.message("sorry"),
                Overflow.Target.callback("")));
        add(new Event.ContactOverflowed(contact.contactId, contact.queueId, cause, target, 0));
        switch (target.kind()) {
            case QUEUE -> {
                if (contact.state == State.ARRIVED && random.nextBoolean()) {
                    contact.queueId = target.name();
                    overflow(contact);
                } else {
                    queue(contact, target.name());
                }
            }
            case FLOW, VOICEMAIL -> contact.state = State.WALKING;
            case CALLBACK -> {
                contact.state = State.LEAVING;
                queue(arrive(Channel.CALLBACK, contact.queueId), contact.queueId);
            }
            case MESSAGE, STAY -> contact.state = State.LEAVING;
        }
    }

    private void left(Live contact) {
        live.remove(contact);
        var cause = pick(List.of(EndCause.TURNED_AWAY, EndCause.CALLBACK_PROMISED));
        add(new Event.ContactAbandoned(contact.contactId, cause));
    }

    private static String other(String queueId) {
        return queueId.equals("sales") ? "support" : "sales";
    }

    private void waiting(Live contact) {
        switch (random.nextInt(contact.offers.isEmpty() ? 5 : 9)) {
            case 0 -> abandon(contact);
            case 1 -> {
                endOffers(contact);
                queue(contact, other(contact.queueId));
            }
            case 2 -> {
                endOffers(contact);
                overflow(contact);
            }
            case 3, 4 -> AGENTS.forEach(agentId -> offer(contact, agentId));
            case 5 -> end(contact, pick(contact.offers));
            default -> answer(contact, pick(contact.offers));
        }
    }

    private void offer(Live contact, String agentId) {
        if (random.nextBoolean()) {
            var offer = new String[] {"o" + ++offers, agentId};
            contact.offers.add(offer);
            add(new Event.ContactOffered(
                    contact.contactId, offer[0], agentId, "leg", nowMs + 20_000, 1, Strategy.RING_ALL, 2, 0, ""));
        }
    }

    private void answer(Live contact, String[] offer) {
        contact.offers.remove(offer);
        contact.state = State.TALKING;
        contact.agentId = offer[1];
        add(new Event.ContactConnected(contact.contactId, offer[0], offer[1]));
        endOffers(contact);
    }

    private void endOffers(Live contact) {
        List.copyOf(contact.offers).forEach(offer -> end(contact, offer));
    }

    private void end(Live contact, String[] offer) {
        contact.offers.remove(offer);
        add(new Event.OfferEnded(contact.contactId, offer[0], offer[1], pick(List.of(OfferOutcome.values()))));
    }

    private void conversation(Live contact) {
        if (random.nextInt(3) == 0) {
            contact.state = State.WRAP_UP;
            var cause = pick(List.of(EndCause.values()));
            add(new Event.ConversationEnded(contact.contactId, contact.agentId, cause, 0));
        } else if (contact.state == State.TALKING) {
            contact.state = State.HELD;
            add(new Event.ContactHeld(contact.contactId));
        } else {
            contact.state = State.TALKING;
            add(new Event.ContactResumed(contact.contactId));
        }
    }

    private void wrapUp(Live contact) {
        if (random.nextInt(4) == 0) {
            queue(contact, contact.queueId);
        } else {
            live.remove(contact);
            add(new Event.ContactClosed(contact.contactId, "done", ""));
        }
    }

    private void queue(Live contact, String queueId) {
        contact.state = State.WAITING;
        contact.queueId = queueId;
        add(new Event.ContactQueued(contact.contactId, queueId, nowMs, nowMs, "", ""));
    }

    /** What still rings is sometimes ended by it, not by events of its own. */
    private void abandon(Live contact) {
        if (random.nextBoolean()) {
            endOffers(contact);
        }
        live.remove(contact);
        add(new Event.ContactAbandoned(contact.contactId, pick(List.of(EndCause.values()))));
    }

    private void add(Event event) {
        log.add(new Recorded(log.size() + 1, nowMs, event));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
