package dev.oneline.sip.desk;

import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.Call;
import dev.oneline.sip.call.CallAction.AnswerOutcome;
import dev.oneline.sip.call.DialogInput;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** A call with its surroundings. */
public final class DeskCall implements DialogCarrier.DialogCall {
    /** The backend repeats a request while it has no answer; more askers than this get none. */
    private static final int MAX_ASKERS = 16;

    private final String contactId;
    private final Arrival arrival;
    private final CallPeer peer;
    private final Call machine;
    private final CallDesk desk;
    private final long sinceMs;
    private final List<Promise<SipReply>> askers = new ArrayList<>();

    DeskCall(String contactId, Arrival arrival, CallPeer peer, Call machine, CallDesk desk, long sinceMs) {
        this.contactId = contactId;
        this.arrival = arrival;
        this.peer = peer;
        this.machine = machine;
        this.desk = desk;
        this.sinceMs = sinceMs;
    }

    @Override
    public String contactId() {
        return contactId;
    }

    @Override
    public Trunk trunk() {
        return arrival.trunk();
    }

    @Override
    public void tell(DialogInput input) {
        desk.tell(this, input);
    }

    @Override
    public void forget() {
        desk.forget(this);
    }

    Arrival arrival() {
        return arrival;
    }

    @Override
    public CallPeer peer() {
        return peer;
    }

    Call machine() {
        return machine;
    }

    long sinceMs() {
        return sinceMs;
    }

    /** Completes when the machine says how answering went. */
    Future<SipReply> awaitAnswer() {
        if (askers.size() >= MAX_ASKERS) {
            return Future.failedFuture("asked too often");
        }
        Promise<SipReply> asker = Promise.promise();
        askers.add(asker);
        return asker.future();
    }

    void tellAnswer(AnswerOutcome outcome) {
        List<Promise<SipReply>> told = List.copyOf(askers);
        askers.clear();
        SipReply reply =
                switch (outcome) {
                    case ANSWERED -> new SipReply.Done();
                    case NO_MEDIA -> new SipReply.Refused(SipReply.Reason.NO_MEDIA, "no media for " + contactId);
                    case GONE -> new SipReply.Refused(SipReply.Reason.NO_SUCH_CALL, "call ended " + contactId);
                };
        told.forEach(asker -> asker.complete(reply));
    }
}
