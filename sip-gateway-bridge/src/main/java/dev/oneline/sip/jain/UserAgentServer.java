package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.desk.Arrival;
import dev.oneline.sip.desk.CallDesk;
import dev.oneline.sip.desk.SipFigures;
import dev.oneline.sip.trunk.TrunkBook;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.address.TelURLImpl;
import gov.nist.javax.sip.header.ims.PAssertedIdentityHeader;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.function.Supplier;
import javax.sip.ServerTransaction;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.HeaderAddress;
import javax.sip.message.Request;

/**
 * RFC 3261 8.2 and 12.2.2 for requests that passed the door: finds their dialog or opens a call. Runs on the calls' event
 * loop.
 */
final class UserAgentServer {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final SipEdge edge;
    private final DialogTable table;
    private final CallDesk desk;
    private final TrunkBook trunks;
    private final SipFigures figures;
    private final Supplier<String> tags;

    UserAgentServer(
            SipEdge edge,
            DialogTable table,
            CallDesk desk,
            TrunkBook trunks,
            SipFigures figures,
            Supplier<String> tags) {
        this.edge = edge;
        this.table = table;
        this.desk = desk;
        this.trunks = trunks;
        this.figures = figures;
        this.tags = tags;
    }

    /** An ACK for a 2xx; there is no transaction to it. */
    void acknowledged(SIPRequest ack) {
        Dialog dialog = table.byKey(Keys.dialog(ack));
        if (dialog != null) {
            dialog.tell(new DialogInput.Acknowledged(ack.getCSeq().getSeqNumber(), Bodies.description(ack)));
        }
    }

    void requested(SIPRequest request, ServerTransaction transaction) {
        switch (request.getMethod()) {
            case Request.INVITE -> {
                if (request.getToTag() == null) {
                    invited(request, transaction);
                } else {
                    offered(request, transaction, false);
                }
            }
            case Request.UPDATE -> offered(request, transaction, true);
            case Request.CANCEL -> cancelled(request, transaction);
            case Request.BYE -> hungUp(request, transaction);
            case Request.OPTIONS -> {
                boolean known = table.byKey(Keys.dialog(request)) != null;
                refuseOrOk(request, transaction, known ? 200 : 481);
            }
            default -> refuseOrOk(request, transaction, 405);
        }
    }

    private void invited(SIPRequest invite, ServerTransaction transaction) {
        Dialog repeated = table.byTransaction(Keys.transaction(invite));
        if (repeated != null) {
            repeated.tell(new DialogInput.InviteRepeated(invite.getCSeq().getSeqNumber()));
            return;
        }
        if (table.byMerge(Keys.merge(invite)) != null) {
            // The same request over another way, RFC 3261 8.2.2.2.
            refuseOrOk(invite, transaction, 482);
            return;
        }
        Trunk trunk = trunks.bySource(invite.getPeerPacketSourceAddress().getHostAddress());
        if (trunk == null) {
            refuseOrOk(invite, transaction, 403);
        } else if (!desk.hasRoom() || !trunks.takeChannel(trunk)) {
            busy(invite, transaction);
        } else {
            open(invite, transaction, trunk);
        }
    }

    private void open(SIPRequest invite, ServerTransaction transaction, Trunk trunk) {
        var dialog = new IncomingDialog(edge, table, trunk, invite, transaction, tags.get());
        table.put(dialog);
        Address caller = caller(invite);
        String name = caller.getDisplayName() == null ? "" : caller.getDisplayName();
        var arrival = new Arrival(
                trunk,
                invite.getCSeq().getSeqNumber(),
                numberOf(caller.getURI()),
                Numbers.name(name),
                numberOf(invite.getRequestURI()),
                Bodies.description(invite));
        dialog.attach(desk, desk.open(arrival, dialog));
    }

    private void offered(SIPRequest request, ServerTransaction transaction, boolean byUpdate) {
        Dialog dialog = table.byKey(Keys.dialog(request));
        if (dialog == null) {
            refuseOrOk(request, transaction, 481);
            return;
        }
        long cseq = request.getCSeq().getSeqNumber();
        if (!byUpdate && table.byTransaction(Keys.transaction(request)) == dialog) {
            dialog.tell(new DialogInput.InviteRepeated(cseq));
            return;
        }
        dialog.expect(request, transaction);
        dialog.tell(new DialogInput.Offered(cseq, byUpdate, Bodies.description(request)));
    }

    private void cancelled(SIPRequest cancel, ServerTransaction transaction) {
        Dialog dialog = table.byTransaction(Keys.transaction(cancel));
        refuseOrOk(cancel, transaction, dialog == null ? 481 : 200);
        if (dialog != null) {
            dialog.tell(new DialogInput.Cancelled(cancel.getCSeq().getSeqNumber()));
        }
    }

    private void hungUp(SIPRequest bye, ServerTransaction transaction) {
        Dialog dialog = table.byKey(Keys.dialog(bye));
        refuseOrOk(bye, transaction, dialog == null ? 481 : 200);
        if (dialog != null) {
            dialog.tell(new DialogInput.HungUp());
        }
    }

    private void refuseOrOk(SIPRequest request, ServerTransaction transaction, int status) {
        if (status >= 300) {
            figures.refused(status);
        }
        edge.answer(request, transaction, status, tags.get());
    }

    private void busy(SIPRequest invite, ServerTransaction transaction) {
        figures.refused(503);
        var response = invite.createResponse(503);
        try {
            response.setToTag(tags.get());
            response.setHeader(edge.headers.createRetryAfterHeader(RETRY_AFTER_SECONDS));
        } catch (javax.sip.InvalidArgumentException e) {
            throw new IllegalStateException("a positive number of seconds is valid", e);
        }
        edge.respond(transaction, response);
    }

    /** What the trusted trunk asserts (RFC 3325) counts more than what the caller's From says. */
    private static Address caller(SIPRequest invite) {
        if (invite.getHeader(PAssertedIdentityHeader.NAME) instanceof HeaderAddress asserted
                && asserted.getAddress() != null) {
            return asserted.getAddress();
        }
        return invite.getFrom().getAddress();
    }

    private static String numberOf(URI uri) {
        return switch (uri) {
            case SipUri sip -> sip.getUser() == null ? "" : Numbers.number(sip.getUser());
            case TelURLImpl tel -> {
                String number = Numbers.number(tel.getPhoneNumber());
                yield tel.isGlobal() && !number.startsWith("+") ? "+" + number : number;
            }
            default -> "";
        };
    }
}
