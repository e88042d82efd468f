package dev.oneline.core.whatif;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.whatif.Draws.Purpose;
import dev.oneline.core.whatif.SeenContact.SeenOffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes customers of recorded contacts: what was seen as it was seen, what wasn't drawn from what others did. */
final class Imputing {
    /** When nobody was handled, or nobody came back, there is nothing to draw from. */
    private static final long SOME_HANDLING_MS = 180_000;

    private static final long SOME_ABSENCE_MS = 60_000;

    private final List<SeenContact> contacts;
    private final long lastMs;
    private final long seed;
    private final Map<Kind, List<SeenContact>> handledByKind = new HashMap<>();
    private final List<SeenContact> handled = new ArrayList<>();
    private final List<Long> answerDelaysMs = new ArrayList<>();
    private final long typicalAbsenceMs;

    /** An e-mail has another patience than a call. */
    private final Map<Channel, Patience> patience = new EnumMap<>(Channel.class);

    private record Kind(String queueId, Channel channel) {
        static Kind of(SeenContact contact) {
            return new Kind(contact.arrived.queueId(), contact.arrived.channel());
        }
    }

    /** @param lastMs how far the log was read */
    Imputing(List<SeenContact> contacts, long lastMs, long seed) {
        this.contacts = contacts;
        this.lastMs = lastMs;
        this.seed = seed;
        var absencesMs = new ArrayList<Long>();
        var waits = new EnumMap<Channel, List<Patience.Wait>>(Channel.class);
        for (var contact : contacts) {
            waits.computeIfAbsent(contact.arrived.channel(), unused -> new ArrayList<>())
                    .add(new Patience.Wait(waitedMs(contact), gaveUp(contact)));
            if (contact.handled()) {
                handled.add(contact);
                handledByKind
                        .computeIfAbsent(Kind.of(contact), unused -> new ArrayList<>())
                        .add(contact);
            }
            for (var offer : contact.offers) {
                if (offer.kind == OfferAnswer.Kind.ACCEPT) {
                    answerDelaysMs.add(offer.rangMs(lastMs));
                }
                if (offer.back.came()) {
                    absencesMs.add(offer.back.atMs() - offer.over.atMs());
                }
            }
        }
        absencesMs.sort(null);
        typicalAbsenceMs = absencesMs.isEmpty() ? SOME_ABSENCE_MS : absencesMs.get(absencesMs.size() / 2);
        waits.forEach((channel, of) -> patience.put(channel, new Patience(of)));
    }

    List<Customer> customers() {
        var customers = new ArrayList<Customer>();
        for (var contact : contacts) {
            customers.add(customer(contact, customers.size()));
        }
        return customers;
    }

    private Customer customer(SeenContact contact, long nth) {
        var like = contact.handled() ? contact : someHandled(contact, nth);
        var greeted = contact.arrived.greetingUntilMs() > 0 && contact.queued.came();
        return new Customer(
                contact.arrived.contactId(),
                origin(contact),
                contact.arrivedAtMs,
                greeted ? contact.queued.atMs() - contact.arrivedAtMs : -1,
                contact.left.came() && contact.abandoned.came() ? contact.abandoned.atMs() - contact.left.atMs() : -1,
                patienceMs(contact, nth),
                like.handled() ? like.ended.atMs() - like.connected.atMs() : SOME_HANDLING_MS,
                like.handled() && !like.wrapUpRanOut ? like.closed.atMs() - like.ended.atMs() : -1,
                like.agentEnded,
                answers(contact, nth),
                contact.requests,
                new Customer.Ranks(
                        contact.arrivedSeq,
                        contact.queued.seq(),
                        contact.abandoned.seq(),
                        contact.ended.seq(),
                        contact.closed.seq(),
                        contact.timers));
    }

    private static Customer.Origin origin(SeenContact contact) {
        var arrived = contact.arrived;
        return new Customer.Origin(
                arrived.entryPoint(),
                arrived.channel(),
                arrived.customer(),
                contact.demand,
                Math.max(0, contact.agoMs),
                contact.promised);
    }

    private long patienceMs(SeenContact contact, long nth) {
        if (gaveUp(contact)) {
            return waitedMs(contact);
        }
        return contact.promised
                ? Distribution.NEVER_MS
                : Objects.requireNonNull(patience.get(contact.arrived.channel()))
                        .drawBeyondMs(waitedMs(contact), Draws.of(seed, Purpose.PATIENCE, nth));
    }

    private static boolean gaveUp(SeenContact contact) {
        return contact.abandoned.came() && !contact.left.came();
    }

    /** From arrival until he gave up, was answered, went elsewhere, or the log ended. */
    private long waitedMs(SeenContact contact) {
        var until =
                contact.left.came() ? contact.left : contact.abandoned.came() ? contact.abandoned : contact.connected;
        return (until.came() ? until.atMs() : lastMs) - contact.arrivedAtMs;
    }

    private SeenContact someHandled(SeenContact contact, long nth) {
        var alike = handledByKind.getOrDefault(Kind.of(contact), handled);
        if (alike.isEmpty()) {
            return contact;
        }
        var at = Draws.of(seed, Purpose.HANDLING, nth).uniform() * alike.size();
        return alike.get((int) Math.ceil(at) - 1);
    }

    private Customer.Answers answers(SeenContact contact, long nth) {
        var draws = Draws.of(seed, Purpose.ANSWER, nth);
        var seen = new ArrayList<OfferAnswer>();
        for (var offer : contact.offers) {
            seen.add(answer(offer, draws));
        }
        // Beyond them come offers that there weren't.
        return offer -> offer < seen.size()
                ? seen.get(offer)
                : OfferAnswer.accept(delayBeyondMs(-1, Draws.of(seed, Purpose.ANSWER, nth, offer)), typicalAbsenceMs);
    }

    private OfferAnswer answer(SeenOffer offer, Draws draws) {
        var rangMs = offer.rangMs(lastMs);
        if (offer.kind == null) {
            return OfferAnswer.accept(delayBeyondMs(rangMs, draws), typicalAbsenceMs);
        }
        var backAfterMs = offer.back.came() ? offer.back.atMs() - offer.over.atMs() : -1;
        return new OfferAnswer(
                offer.kind,
                rangMs,
                offer.kind == OfferAnswer.Kind.ACCEPT ? typicalAbsenceMs : backAfterMs,
                offer.over.seq(),
                offer.back.seq());
    }

    /** An answer delay that was seen and is longer than that; where there is none, just a little longer. */
    private long delayBeyondMs(long rangMs, Draws draws) {
        var longer = rangMs < 0
                ? answerDelaysMs
                : answerDelaysMs.stream().filter(ms -> ms > rangMs).toList();
        return longer.isEmpty() ? rangMs + 1 : new Distribution.Empirical(longer).drawMs(draws);
    }
}
