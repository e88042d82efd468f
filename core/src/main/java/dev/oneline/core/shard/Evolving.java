package dev.oneline.core.shard;

/** Applies an event to the state: the only way in which it ever changes, live or in replay. It decides nothing. */
final class Evolving {
    private Evolving() {}

    static void evolve(ShardState state, Recorded recorded) {
        var seq = recorded.seq();
        var atMs = recorded.atMs();
        state.advanceTo(seq);
        switch (recorded.event()) {
            case Event.TenantConfigured e -> EvolvingConfig.configured(state, e.config(), atMs);
            case Event.AgentStateChanged e -> EvolvingAgent.stateChanged(state, e, atMs, seq);
            case Event.DeskAttached e -> EvolvingAgent.deskAttached(state, e);
            case Event.DeskDetached e -> EvolvingAgent.deskDetached(state, e);
            case Event.ContactArrived e -> EvolvingContact.arrived(state, e, atMs, seq);
            case Event.FlowPublished e -> state.publish(e.flow());
            case Event.FlowMoved e -> EvolvingContact.flowMoved(state, e, atMs, seq);
            case Event.InputMissed e -> EvolvingContact.inputMissed(state, e, seq);
            case Event.FlowFailed e -> {}
            case Event.MessageLeft e -> state.saved(e.contactId());
            case Event.TransferAnswered e -> EvolvingContact.transferAnswered(state, e, seq);
            case Event.ContactServed e -> EvolvingContact.served(state, e, atMs, seq);
            case Event.ContactQueued e -> EvolvingContact.queued(state, e, atMs, seq);
            case Event.ContactOverflowed e -> EvolvingContact.overflowed(state, e, seq);
            case Event.RoutingStepReached e -> EvolvingContact.stepReached(state, e, seq);
            case Event.WaitAnnounced e -> EvolvingContact.waitAnnounced(state, e, atMs, seq);
            case Event.RingWidened e -> EvolvingContact.ringWidened(state, e, seq);
            case Event.ContactOffered e -> EvolvingContact.offered(state, e, atMs, seq);
            case Event.OfferEnded e -> EvolvingContact.offerEnded(state, e, atMs, seq);
            case Event.ContactConnected e -> EvolvingContact.connected(state, e, atMs, seq);
            case Event.LegConnected e -> EvolvingContact.legConnected(state, e.contactId(), e.legId(), true, seq);
            case Event.LegLost e -> EvolvingContact.legConnected(state, e.contactId(), e.legId(), false, seq);
            case Event.ContactHeld e -> EvolvingContact.held(state, e, atMs, seq);
            case Event.ContactResumed e -> EvolvingContact.resumed(state, e, seq);
            case Event.ConversationEnded e -> EvolvingContact.conversationEnded(state, e, atMs, seq);
            case Event.WrapUpExtended e -> EvolvingContact.wrapUpExtended(state, e, seq);
            case Event.ContactAbandoned e -> EvolvingContact.abandoned(state, e, atMs, seq);
            case Event.ContactClosed e -> EvolvingContact.closed(state, e, atMs, seq);
        }
    }
}
