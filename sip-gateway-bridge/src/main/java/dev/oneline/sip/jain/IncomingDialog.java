package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.CallInput;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.desk.CallDesk;
import dev.oneline.sip.desk.CallPeer;
import dev.oneline.sip.desk.DeskCall;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import javax.sip.ServerTransaction;
import org.jspecify.annotations.Nullable;

/** The dialog of a call that came in. */
final class IncomingDialog extends Dialog implements CallPeer {
    private final SIPRequest invite;
    private @Nullable CallDesk desk;
    private @Nullable DeskCall call;

    IncomingDialog(
            SipEdge edge,
            DialogTable table,
            Trunk trunk,
            SIPRequest invite,
            ServerTransaction transaction,
            String localTag) {
        super(edge, table, trunk, localTag, invite.getTopmostVia().getTransport(), 0);
        this.invite = invite;
        try {
            establish(Ends.ofServer(invite, localTag));
        } catch (ParseException e) {
            throw new IllegalStateException("a tag of hexadecimal digits is valid", e);
        }
        expect(invite, transaction);
    }

    void attach(CallDesk toDesk, DeskCall toCall) {
        desk = toDesk;
        call = toCall;
    }

    /** Copies of the INVITE that came another way share this. */
    String mergeKey() {
        return Keys.merge(invite);
    }

    @Override
    String key() {
        return Keys.dialog(invite.getCallId().getCallId(), localTag, invite.getFromTag());
    }

    @Override
    void tell(DialogInput input) {
        tellCall(input);
    }

    void tellCall(CallInput input) {
        if (desk != null && call != null) {
            desk.tell(call, input);
        }
    }

    @Override
    public void trying() {
        Pending pending = pending(invite.getCSeq().getSeqNumber());
        if (pending != null) {
            edge.respond(pending.transaction(), invite.createResponse(100));
        }
    }

    @Override
    public void ringing() {
        Pending pending = pending(invite.getCSeq().getSeqNumber());
        if (pending != null) {
            respond(
                    pending,
                    180,
                    response -> response.setHeader(
                            edge.contact(invite.getTopmostVia().getTransport())));
        }
    }
}
