package dev.oneline.core.whatif;

import dev.oneline.core.whatif.Draws.Purpose;
import dev.oneline.core.whatif.SeenContact.SeenOffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes customers of recorded contacts: what was seen as it was seen, what wasn't drawn from what others did. */
final class Imputing {
    /** When nobody was handled, or nobody came back, there is nothing to draw from. */
    private static final long SOME_HANDLING_MS = 180_000;

    private static final long SOME_ABSENCE_MS = 60_000;

    private final List<SeenContact> contacts;
    private final long lastMs;
    private final long seed;
    private final Map<String, List<SeenContact>> handledByQueue = new HashMap<>();
    private final List<SeenContact> handled = new ArrayList<>();
    private final List<Long> answerDelaysMs = new ArrayList<>();
    private final long typicalAbsenceMs;
    private final Patience patience;

    /** @param lastMs how far the log was read */
    Imputing(List<SeenContact> contacts, long lastMs, long seed) {
        this.contacts = contacts;
        this.lastMs = lastMs;
        this.seed = seed;
        var absencesMs = new ArrayList<Long>();
        var waits = new ArrayList<Patience.Wait>();
        for (var contact : contacts) {
            waits.add(new Patience.Wait(waitedMs(contact), contact.abandoned.came()));
            if (contact.handled()) {
                handled.add(contact);
                handledByQueue
                        .computeIfAbsent(contact.arrived.queueId(), unused -> new ArrayList<>())
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
        patience = new Patience(waits);
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
                contact.arrived.entryPoint(),
                contact.arrivedAtMs,
                greeted ? contact.queued.atMs() - contact.arrivedAtMs : -1,
                contact.abandoned.came()
                        ? waitedMs(contact)
                        : patience.drawBeyondMs(waitedMs(contact), Draws.of(seed, Purpose.PATIENCE, nth)),
                like.handled() ? like.ended.atMs() - like.connected.atMs() : SOME_HANDLING_MS,
                like.handled() && !like.wrapUpRanOut ? like.closed.atMs() - like.ended.atMs() : -1,
                like.agentEnded,
                answers(contact, nth),
                new Customer.Ranks(
                        contact.arrivedSeq,
                        contact.queued.seq(),
                        contact.abandoned.seq(),
                        contact.ended.seq(),
                        contact.closed.seq()));
    }

    /** From arrival until he gave up, was answered, or the log ended. */
    private long waitedMs(SeenContact contact) {
        var until = contact.abandoned.came() ? contact.abandoned : contact.connected;
        return (until.came() ? until.atMs() : lastMs) - contact.arrivedAtMs;
    }

    private SeenContact someHandled(SeenContact contact, long nth) {
        var ofQueue = handledByQueue.getOrDefault(contact.arrived.queueId(), handled);
        if (ofQueue.isEmpty()) {
            return contact;
        }
        var at = Draws.of(seed, Purpose.HANDLING, nth).uniform() * ofQueue.size();
        return ofQueue.get((int) Math.ceil(at) - 1);
    }

    private List<OfferAnswer> answers(SeenContact contact, long nth) {
        var draws = Draws.of(seed, Purpose.ANSWER, nth);
        var answers = new ArrayList<OfferAnswer>();
        for (var offer : contact.offers) {
            answers.add(answer(offer, draws));
        }
        // Of offers that there weren't.
        answers.add(OfferAnswer.accept(delayBeyondMs(-1, draws), typicalAbsenceMs));
        return answers;
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
