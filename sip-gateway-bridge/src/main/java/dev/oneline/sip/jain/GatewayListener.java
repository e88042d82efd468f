package dev.oneline.sip.jain;

import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.desk.SipFigures;
import dev.oneline.sip.screen.Verdict;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.TransactionUnavailableException;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Takes the stack's events, on its threads, to the calls' event loop. */
final class GatewayListener implements SipListener {
    /** Messages on their way to the loop. Beyond it they are dropped: the sender repeats them, and by then there is room. */
    private static final int MAX_QUEUED = 10_000;

    private final Context context;
    private final SipFigures figures;
    private final UserAgentServer server;
    private final UserAgentClient client;
    private final AtomicInteger queued = new AtomicInteger();

    GatewayListener(Context context, SipFigures figures, UserAgentServer server, UserAgentClient client) {
        this.context = context;
        this.figures = figures;
        this.server = server;
        this.client = client;
    }

    @Override
    public void processRequest(RequestEvent event) {
        var request = (SIPRequest) event.getRequest();
        if (queued.incrementAndGet() > MAX_QUEUED) {
            queued.decrementAndGet();
            figures.dropped(Verdict.Why.OVERLOADED);
            return;
        }
        if (request.getMethod().equals(Request.ACK)) {
            onLoop(() -> server.acknowledged(request));
            return;
        }
        ServerTransaction transaction = transaction(event, request);
        if (transaction == null) {
            queued.decrementAndGet();
        } else {
            onLoop(() -> server.requested(request, transaction));
        }
    }

    /** Answers to our CANCEL are nobody's: what counts is the INVITE's own end. */
    @Override
    public void processResponse(ResponseEvent event) {
        var response = (SIPResponse) event.getResponse();
        switch (response.getCSeq().getMethod()) {
            case Request.INVITE -> {
                if (queued.incrementAndGet() > MAX_QUEUED) {
                    queued.decrementAndGet();
                    figures.dropped(Verdict.Why.OVERLOADED);
                } else {
                    onLoop(() -> client.responded(response));
                }
            }
            case Request.BYE -> {
                if (response.getStatusCode() >= 200) {
                    byeDone(event.getClientTransaction());
                }
            }
            default -> {
                // A CANCEL's.
            }
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (event.isServerTransaction()) {
            return;
        }
        ClientTransaction transaction = event.getClientTransaction();
        String method = transaction.getRequest().getMethod();
        if (method.equals(Request.BYE)) {
            byeDone(transaction);
        } else if (method.equals(Request.INVITE) && transaction.getApplicationData() instanceof PlacedDialog dialog) {
            context.runOnContext(ignored -> dialog.timedOut());
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        figures.stackTrouble();
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Its timeout or response told all there is to tell.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // The stack holds no dialogs.
    }

    private void byeDone(@Nullable ClientTransaction transaction) {
        if (transaction != null && transaction.getApplicationData() instanceof Dialog dialog) {
            context.runOnContext(ignored -> dialog.tell(new DialogInput.ByeDone()));
        }
    }

    private @Nullable ServerTransaction transaction(RequestEvent event, SIPRequest request) {
        if (event.getServerTransaction() != null) {
            return event.getServerTransaction();
        }
        try {
            return ((SipProvider) event.getSource()).getNewServerTransaction(request);
        } catch (TransactionAlreadyExistsException e) {
            // A retransmission that crossed the first copy; that one gets the answer.
            return null;
        } catch (TransactionUnavailableException e) {
            figures.stackTrouble();
            return null;
        }
    }

    private void onLoop(Runnable task) {
        context.runOnContext(ignored -> {
            queued.decrementAndGet();
            task.run();
        });
    }
}
