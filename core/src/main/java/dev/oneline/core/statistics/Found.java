package dev.oneline.core.statistics;

import dev.oneline.core.statistics.TrackedContact.Conversation;
import dev.oneline.core.statistics.TrackedContact.LiveOffer;
import dev.oneline.core.statistics.TrackedContact.Phase;
import dev.oneline.core.statistics.TrackedContact.Visit;

/** Findings about contacts, addressed to their queue and their agent. */
record Found(Findings findings) {
    void inQueue(TrackedContact contact, Measure measure, long atMs, long amount, long... seqs) {
        findings.count(Subject.queue(contact.queueId(), contact.channel()), measure, atMs, amount, seqs);
    }

    void withAgent(TrackedContact contact, String agentId, Measure measure, long atMs, long amount, long... seqs) {
        findings.count(Subject.agent(agentId, contact.channel()), measure, atMs, amount, seqs);
    }

    void ofBoth(
            TrackedContact contact, Conversation conversation, Measure measure, long atMs, long amount, long... seqs) {
        findings.count(Subject.queue(conversation.queueId(), contact.channel()), measure, atMs, amount, seqs);
        withAgent(contact, conversation.agentId(), measure, atMs, amount, seqs);
    }

    void waited(TrackedContact contact, Visit visit, Moment now) {
        var waitMs = now.atMs() - visit.sinceMs();
        inQueue(contact, Measure.of(Figure.WAIT_MS), now.atMs(), waitMs, visit.seq(), now.seq());
        inQueue(contact, Measure.of(Figure.LONGEST_WAIT_MS), now.atMs(), waitMs, visit.seq(), now.seq());
    }

    void ofOffer(TrackedContact contact, LiveOffer offer, Figure figure, Moment now) {
        var measure = Measure.of(figure);
        findings.count(Subject.queue(offer.queueId(), contact.channel()), measure, now.atMs(), 1, now.seq());
        withAgent(contact, offer.agentId(), measure, now.atMs(), 1, now.seq());
    }

    void ringing(TrackedContact contact, LiveOffer offer, Moment now) {
        spanOfBoth(
                contact,
                offer.queueId(),
                offer.agentId(),
                Figure.RING_MS,
                new Moment(offer.seq(), offer.sinceMs()),
                now);
    }

    void phase(TrackedContact contact, Conversation conversation, Moment now) {
        var from = new Moment(conversation.sinceSeq(), conversation.sinceMs());
        spanOfBoth(contact, conversation.queueId(), conversation.agentId(), conversation.figure(), from, now);
    }

    /** The wrap-up is over, or there was none. */
    void handled(TrackedContact contact, Conversation conversation, Moment now) {
        var whole = conversation.in(Phase.WRAP_UP, now);
        var wrapUpMs = conversation.phase() == Phase.WRAP_UP ? now.atMs() - conversation.sinceMs() : 0;
        var seqs = new long[] {conversation.connectedSeq(), now.seq()};
        ofBoth(contact, conversation, Measure.of(Figure.HANDLED), now.atMs(), 1, seqs);
        ofBoth(contact, conversation, Measure.of(Figure.HANDLED_TALK_MS), now.atMs(), whole.talkMs(), seqs);
        ofBoth(contact, conversation, Measure.of(Figure.HANDLED_HOLD_MS), now.atMs(), whole.holdMs(), seqs);
        ofBoth(contact, conversation, Measure.of(Figure.HANDLED_WRAP_UP_MS), now.atMs(), wrapUpMs, seqs);
    }

    private void spanOfBoth(
            TrackedContact contact, String queueId, String agentId, Figure figure, Moment from, Moment to) {
        var measure = Measure.of(figure);
        var queue = Subject.queue(queueId, contact.channel());
        findings.span(queue, measure, from.atMs(), to.atMs(), from.seq(), to.seq());
        var agent = Subject.agent(agentId, contact.channel());
        findings.span(agent, measure, from.atMs(), to.atMs(), from.seq(), to.seq());
    }
}
