package dev.oneline.core.whatif;

import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;

/** Every command that the simulated world sends: the one place that knows how they are made. */
final class Commands {
    private static final Carrier CARRIER = new Carrier("media", null);
    private static final String DISPOSITION = "done";
    private static final String SUPERVISOR = "supervisor";
    private static final String NUMBER = "000";

    private Commands() {}

    static Command of(Duty duty) {
        var agentId = duty.agentId();
        return switch (duty.act()) {
            case ATTACH_DESK -> new Command.AttachDesk(agentId);
            case DETACH_DESK -> new Command.DetachDesk(agentId);
            case SIGN_IN -> new Command.SignIn(agentId);
            case READY -> new Command.SetReady(agentId);
            case NOT_READY -> new Command.SetNotReady(agentId, duty.reason());
            case SIGN_OUT -> new Command.SignOut(agentId);
        };
    }

    static Command arrive(Customer customer) {
        var origin = customer.origin();
        return new Command.ArriveContact(
                customer.contactId(),
                origin.channel(),
                origin.entryPoint(),
                origin.party(),
                origin.channel().live() ? CARRIER : null,
                origin.demand(),
                origin.agoMs());
    }

    static Command finishGreeting(Customer customer) {
        var contactId = customer.contactId();
        return new Command.FinishPrompt(
                contactId,
                MediaPlanning.greetingPlayId(contactId),
                customer.origin().agoMs());
    }

    static Command finishFarewell(String contactId) {
        return new Command.FinishPrompt(contactId, MediaPlanning.farewellPlayId(contactId), 0);
    }

    static Command giveUp(String contactId) {
        return new Command.EndByCustomer(contactId, EndCause.CUSTOMER_HUNG_UP);
    }

    static Command accept(Event.ContactOffered offered) {
        return new Command.AcceptOffer(offered.agentId(), offered.offerId());
    }

    static Command decline(Event.ContactOffered offered) {
        return new Command.DeclineOffer(offered.agentId(), offered.offerId());
    }

    static Command connectLeg(Event.ContactOffered offered) {
        return new Command.ConnectLeg(offered.contactId(), offered.legId());
    }

    static Command end(Customer customer, String agentId) {
        return customer.agentEnds()
                ? new Command.HangUp(agentId, customer.contactId())
                : new Command.EndByCustomer(customer.contactId(), EndCause.CUSTOMER_HUNG_UP);
    }

    static Command completeWrapUp(String contactId, String agentId) {
        return new Command.CompleteWrapUp(agentId, contactId, DISPOSITION, "");
    }

    /** Of a contact that waits. */
    static Command of(Customer.Request request, String contactId) {
        return switch (request.kind()) {
            case MOVE -> new Command.MoveContact(contactId, request.target(), SUPERVISOR);
            case ASSIGN -> new Command.AssignContact(contactId, request.target(), SUPERVISOR);
            case CALL_BACK -> new Command.RequestCallback(contactId, NUMBER, request.target());
            case EXTEND_WRAP_UP -> new Command.ExtendWrapUp(request.target(), contactId);
        };
    }
}
