package dev.oneline.backend.ws;

import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The visitor of one web call. */
final class VisitorSession implements Session {
    private static final String UNNAMED = "";

    /** He reads what comes next. */
    private static final String NO_PROMPT = "";

    private final WsConnection connection;
    private final String contactId;
    private final TenantSessions tenant;

    /** Of the shard's thread. */
    private ServerMessage.@Nullable Call shown;

    VisitorSession(WsConnection connection, String contactId, TenantSessions tenant) {
        this.connection = connection;
        this.contactId = contactId;
        this.tenant = tenant;
    }

    @Override
    public void opened() {
        connection.send(new ServerMessage.Welcome(contactId, UNNAMED, "visitor", tenant.nowMs()));
        tenant.follow(contactId, this);
    }

    @Override
    public void closed() {
        tenant.unfollow(contactId, this);
    }

    @Override
    public void handle(ClientMessage.Request request) {
        if (request instanceof ClientMessage.HangUp hangUp && hangUp.contactId().equals(contactId)) {
            hangUp(hangUp.id());
        } else if (request instanceof ClientMessage.RequestCallback wish
                && wish.contactId().equals(contactId)) {
            Requests.ask(
                    tenant.shard(),
                    connection,
                    wish.id(),
                    new Command.RequestCallback(contactId, DialledNumber.of(wish.number()), NO_PROMPT));
        } else if (request instanceof ClientMessage.SdpOffer offer
                && offer.contactId().equals(contactId)) {
            tenant.media().open(connection, offer, view -> place(view, offer));
        } else {
            connection.refuse(request.id(), Refusal.NOT_ALLOWED);
        }
    }

    /** On the shard's thread. */
    void show(ShardView view, long nowMs) {
        Pictures.call(view, contactId, nowMs).ifPresentOrElse(this::send, () -> {
            connection.refuse(null, Refusal.NO_SUCH_CONTACT);
            connection.close(CloseCode.OVER);
        });
    }

    /** Only when there is news for him. On the shard's thread. */
    void showPlace(ShardView view, long nowMs) {
        Pictures.call(view, contactId, nowMs)
                .filter(call -> shown == null || !call.saysTheSameAs(shown))
                .ifPresent(this::send);
    }

    void goAway() {
        connection.close(CloseCode.GOING_AWAY);
    }

    private void send(ServerMessage.Call call) {
        shown = call;
        connection.send(call);
    }

    private void hangUp(long id) {
        var command = new Command.EndByCustomer(contactId, EndCause.CUSTOMER_HUNG_UP);
        Requests.ask(tenant.shard(), connection, id, command);
    }

    private Optional<MediaSignalling.Place> place(ShardView view, ClientMessage.SdpOffer offer) {
        var contact = view.contact(contactId);
        if (contact == null
                || contact.customerGone()
                || !contact.customerLegId().equals(offer.legId())) {
            return Optional.empty();
        }
        return Optional.ofNullable(contact.arrival().carrier())
                .map(carrier -> new MediaSignalling.Place(carrier.mediaNode(), mayBeTransferred(view, contact)));
    }

    private static boolean mayBeTransferred(ShardView view, Contact contact) {
        return contact.run() != null
                && view.flows().stream()
                        .flatMap(flow -> flow.nodes().stream())
                        .anyMatch(node -> node.step() instanceof Step.Transfer);
    }
}
