package dev.oneline.backend.ws;

import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.work.RateLimit;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The visitor of one web call, or of one chat. */
final class VisitorSession implements Session {
    private static final String UNNAMED = "";

    /** He reads what comes next. */
    private static final String NO_PROMPT = "";
    /** So many messages at once, and then one each so often: nobody writes faster. */
    private static final int SAYS_BURST = 20;

    private static final long SAY_EVERY_MS = 500;

    private final WsConnection connection;
    private final String contactId;
    private final TenantSessions tenant;

    private final RateLimit rate = new RateLimit(SAYS_BURST, SAY_EVERY_MS, 1);
    private @Nullable volatile ChatFeed feed;

    /** What he says is heard in order: the answer to a question comes before the next one's. */
    private Future<Void> hearing = Future.succeededFuture();

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
        } else if (request instanceof ClientMessage.Say say && say.contactId().equals(contactId)) {
            hear(say.id(), () -> tenant.chats().visitorSays(contactId, say.messageId(), say.text()));
        } else if (request instanceof ClientMessage.Choose choose
                && choose.contactId().equals(contactId)) {
            hear(choose.id(), () -> tenant.chats()
                    .visitorChooses(contactId, choose.messageId(), choose.to(), choose.key()));
        } else if (request instanceof ClientMessage.SdpOffer offer
                && offer.contactId().equals(contactId)) {
            tenant.media().open(connection, offer, view -> place(view, offer));
        } else {
            connection.refuse(request.id(), Refusal.NOT_ALLOWED);
        }
    }

    private void hear(long id, Supplier<Future<Void>> saying) {
        if (rate.take(contactId, tenant.nowMs()) > 0) {
            connection.refuse(id, Refusal.TOO_MANY_REQUESTS);
            return;
        }
        var done = hearing.transform(before -> saying.get());
        hearing = done;
        Requests.answer(connection, id, done);
    }

    /** Something is new in his chat. Completes when it is on its way. */
    Future<Void> chatChanged() {
        var chat = feed;
        return chat == null ? Future.succeededFuture() : chat.news();
    }

    /** On the shard's thread. */
    void show(ShardView view, long nowMs) {
        var contact = view.contact(contactId);
        var chat = feed;
        if (chat != null) {
            chat.catchUp();
        } else if (contact != null && contact.channel() == Channel.CHAT) {
            var opened = new ChatFeed(connection, tenant.chats(), contactId);
            feed = opened;
            opened.news();
        }
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
        return MediaSignalling.Place.of(view, contact);
    }
}
