package dev.oneline.sip.desk;

import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.call.PlacedCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A placed call with its surroundings. */
final class PlacedDeskCall implements DialogCarrier.DialogCall {
    /** The backend repeats a request while it has no answer; more askers than this get none. */
    private static final int MAX_ASKERS = 16;

    private final SipRequest.PlaceCall request;
    private final Trunk trunk;
    private final PlacedCall machine;
    private final PlacedCallDesk desk;
    private final long sinceMs;
    private final List<Promise<SipReply>> askers = new ArrayList<>();
    private @Nullable PlacedCallPeer peer;
    private @Nullable SipReply reply;

    PlacedDeskCall(SipRequest.PlaceCall request, Trunk trunk, PlacedCall machine, PlacedCallDesk desk, long sinceMs) {
        this.request = request;
        this.trunk = trunk;
        this.machine = machine;
        this.desk = desk;
        this.sinceMs = sinceMs;
    }

    void attach(PlacedCallPeer toPeer) {
        peer = toPeer;
    }

    String callId() {
        return request.callId();
    }

    @Override
    public String contactId() {
        return request.contactId();
    }

    @Override
    public Trunk trunk() {
        return trunk;
    }

    @Override
    public PlacedCallPeer peer() {
        return Objects.requireNonNull(peer, "attached before the call starts");
    }

    @Override
    public void tell(DialogInput input) {
        desk.tell(this, input);
    }

    @Override
    public void forget() {
        desk.forget(this);
    }

    PlacedCall machine() {
        return machine;
    }

    CarriedContact carried() {
        return new CarriedContact(trunk.tenant(), contactId(), sinceMs);
    }

    /** Completes when the machine says whether the call is under way. */
    Future<SipReply> awaitPlaced() {
        if (reply != null) {
            return Future.succeededFuture(reply);
        }
        if (askers.size() >= MAX_ASKERS) {
            return Future.failedFuture("asked too often");
        }
        Promise<SipReply> asker = Promise.promise();
        askers.add(asker);
        return asker.future();
    }

    void tellPlaced(boolean underWay) {
        SipReply told = underWay
                ? new SipReply.Done()
                : new SipReply.Refused(SipReply.Reason.NO_MEDIA, "no media for " + request.legId());
        reply = told;
        List<Promise<SipReply>> all = List.copyOf(askers);
        askers.clear();
        all.forEach(asker -> asker.complete(told));
    }

    /** What whoever asks once more is told. */
    SipReply reply() {
        return Objects.requireNonNull(reply, "told before the call is over");
    }
}
