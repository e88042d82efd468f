package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.call.PlacedCallInput;
import dev.oneline.sip.desk.CallPlacer.Dialling;
import dev.oneline.sip.desk.PlacedCallPeer;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** The INVITE of a call that we place, and the dialogs that come of it: one, unless a gateway forks. */
final class PlacedDialog extends Dialog implements PlacedCallPeer {
    static final String TRANSPORT = "udp";
    private static final long INVITE_CSEQ = 1;

    private final InviteWriter writer;
    private final Dialling dialling;
    private final Hop gateway;
    private final Consumer<PlacedCallInput> heard;
    private final Map<String, Answer> answerByTag = new HashMap<>();
    private @Nullable ClientTransaction transaction;
    private @Nullable SIPRequest invite;
    private @Nullable String branch;
    private @Nullable String key;

    /** A 2xx, and what became of it. */
    private static final class Answer {
        final Ends ends;

        @Nullable
        SIPRequest ack;

        Answer(Ends ends) {
            this.ends = ends;
        }
    }

    PlacedDialog(
            SipEdge edge,
            DialogTable table,
            Trunk trunk,
            InviteWriter writer,
            Dialling dialling,
            Hop gateway,
            Consumer<PlacedCallInput> heard) {
        super(edge, table, trunk, edge.newTag(), TRANSPORT, INVITE_CSEQ);
        this.writer = writer;
        this.dialling = dialling;
        this.gateway = gateway;
        this.heard = heard;
    }

    /** Of the INVITE; null before it. */
    @Nullable
    String branch() {
        return branch;
    }

    @Override
    @Nullable
    String key() {
        return key;
    }

    @Override
    void tell(DialogInput input) {
        heard.accept(input);
    }

    /** The INVITE's transaction has given up. */
    void timedOut() {
        heard.accept(new PlacedCallInput.NoResponse());
    }

    /** A response to the INVITE, also one that comes again. From another than the trunk that was called it counts nothing. */
    void responded(SIPResponse response, @Nullable String sdp) {
        SIPRequest sent = invite;
        int status = response.getStatusCode();
        if (sent == null
                || !trunk.addresses()
                        .contains(response.getPeerPacketSourceAddress().getHostAddress())) {
            return;
        }
        String tag = response.getToTag();
        if (status < 200) {
            heard.accept(new PlacedCallInput.Provisional(status));
        } else if (status >= 300) {
            heard.accept(new PlacedCallInput.Rejected(status));
        } else if (tag != null) {
            // Without a tag there is no dialog to it, and nothing that could be acknowledged.
            answerByTag.computeIfAbsent(tag, ignored -> new Answer(Ends.ofClient(sent, response, gateway)));
            heard.accept(new PlacedCallInput.Accepted(tag, sdp));
        }
    }

    @Override
    public void invite(String sdp) {
        boolean sent = false;
        try {
            SIPRequest request = writer.invite(dialling, gateway, localTag, INVITE_CSEQ);
            describe(request, sdp);
            request.setApplicationData(gateway);
            invite = request;
            branch = request.getTopmostVia().getBranch();
            table.putInvite(this);
            transaction = edge.request(request, this);
            sent = transaction != null;
        } catch (ParseException | InvalidArgumentException e) {
            // Of numbers that were looked at before; should one not fit, the call can't be made.
        }
        if (!sent) {
            table.later(() -> heard.accept(new PlacedCallInput.NoResponse()));
        }
    }

    @Override
    public void ack(String toTag) {
        Answer answer = answerByTag.get(toTag);
        if (answer != null) {
            establish(answer.ends);
            key = Keys.dialog(answer.ends.callId().getCallId(), localTag, toTag);
            table.put(this, key);
            acknowledge(answer);
        }
    }

    @Override
    public void repeatAck(String toTag) {
        Answer answer = answerByTag.get(toTag);
        if (answer != null) {
            acknowledge(answer);
        }
    }

    @Override
    public void release(String toTag) {
        Answer answer = answerByTag.get(toTag);
        if (answer != null) {
            acknowledge(answer);
            try {
                edge.request(bye(answer.ends, null), null);
            } catch (ParseException | InvalidArgumentException e) {
                // Made of what was parsed before; the gateway's own timers end what can't be ended.
            }
        }
    }

    @Override
    public void cancel(@Nullable String reason) {
        ClientTransaction open = transaction;
        if (open != null) {
            edge.cancel(open, gateway, reason);
        }
    }

    @Override
    public void forget() {
        super.forget();
        ClientTransaction open = transaction;
        if (open != null) {
            edge.giveUp(open);
        }
    }

    /** RFC 3261 13.2.2.4: the ACK for a 2xx is a request of its own, sent again whenever that comes again. */
    private void acknowledge(Answer answer) {
        try {
            if (answer.ack == null) {
                answer.ack = request(Request.ACK, INVITE_CSEQ, answer.ends);
            }
            edge.sendAlone(answer.ack);
        } catch (ParseException | InvalidArgumentException e) {
            // Made of what was parsed before; without it the other side gives up.
        }
    }
}
