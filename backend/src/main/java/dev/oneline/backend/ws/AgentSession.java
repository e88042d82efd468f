package dev.oneline.backend.ws;

import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.core.agent.Work;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An agent's desk. */
final class AgentSession implements Session {
    private final WsConnection connection;
    private final User user;
    private final TenantSessions tenant;
    /** By their contacts. */
    private final Map<String, ChatFeed> feeds = new ConcurrentHashMap<>();

    AgentSession(WsConnection connection, User user, TenantSessions tenant) {
        this.connection = connection;
        this.user = user;
        this.tenant = tenant;
    }

    @Override
    public void opened() {
        tenant.welcome(connection, user, "agent");
        tenant.attach(user.userId(), this);
    }

    @Override
    public void closed() {
        tenant.leave(connection, user);
        tenant.detach(user.userId(), this);
    }

    @Override
    public void handle(ClientMessage.Request request) {
        var agentId = user.userId();
        switch (request) {
            case ClientMessage.SignIn r -> ask(r.id(), new Command.SignIn(agentId));
            case ClientMessage.SignOut r -> ask(r.id(), new Command.SignOut(agentId));
            case ClientMessage.SetReady r -> ask(r.id(), new Command.SetReady(agentId));
            case ClientMessage.SetNotReady r ->
                askIf(tenant.options().knowsReason(r.reason()), r.id(), new Command.SetNotReady(agentId, r.reason()));
            case ClientMessage.AcceptOffer r -> ask(r.id(), new Command.AcceptOffer(agentId, r.offerId()));
            case ClientMessage.DeclineOffer r -> ask(r.id(), new Command.DeclineOffer(agentId, r.offerId()));
            case ClientMessage.Hold r -> ask(r.id(), new Command.HoldContact(agentId, r.contactId()));
            case ClientMessage.Resume r -> ask(r.id(), new Command.ResumeContact(agentId, r.contactId()));
            case ClientMessage.HangUp r -> ask(r.id(), new Command.HangUp(agentId, r.contactId()));
            case ClientMessage.CompleteWrapUp r ->
                askIf(
                        tenant.options().knowsDisposition(r.disposition()),
                        r.id(),
                        new Command.CompleteWrapUp(
                                agentId, r.contactId(), r.disposition(), r.note() == null ? "" : r.note()));
            case ClientMessage.ExtendWrapUp r -> ask(r.id(), new Command.ExtendWrapUp(agentId, r.contactId()));
            case ClientMessage.RequestCallback r -> connection.refuse(r.id(), Refusal.NOT_ALLOWED);
            case ClientMessage.Say r ->
                Requests.answer(
                        connection, r.id(), tenant.chats().agentSays(agentId, r.contactId(), r.messageId(), r.text()));
            case ClientMessage.Choose r -> connection.refuse(r.id(), Refusal.NOT_ALLOWED);
            case ClientMessage.FloorRequest r -> FloorRequests.handle(tenant, connection, user, r);
            case ClientMessage.SdpOffer r -> tenant.media().open(connection, r, view -> place(view, r));
        }
    }

    /** The desk was opened elsewhere. */
    void takenOver() {
        connection.refuse(null, Refusal.DESK_TAKEN_OVER);
        connection.close(CloseCode.TAKEN_OVER);
    }

    /** On the shard's thread. */
    void show(ShardView view, long nowMs) {
        connection.send(Pictures.desk(view, user.userId(), nowMs));
        follow(view);
    }

    /** His chats, from when he takes them until he is done with them. */
    private void follow(ShardView view) {
        var agent = view.agent(user.userId());
        var his = new HashSet<String>();
        for (var work : agent == null ? List.<Work>of() : agent.works()) {
            var contact = view.contact(work.contactId());
            if (contact != null && contact.channel() == Channel.CHAT && work.phase() != Work.Phase.RINGING) {
                his.add(work.contactId());
            }
        }
        feeds.keySet().retainAll(his);
        for (var contactId : his) {
            var feed = feeds.get(contactId);
            if (feed == null) {
                var opened = new ChatFeed(connection, tenant.chats(), contactId);
                feeds.put(contactId, opened);
                opened.news();
            } else {
                feed.catchUp();
            }
        }
    }

    /** Something is new in a chat, perhaps one of his. */
    void chatChanged(String contactId) {
        var feed = feeds.get(contactId);
        if (feed != null) {
            feed.news();
        }
    }

    private void askIf(boolean valid, long id, Command command) {
        if (valid) {
            ask(id, command);
        } else {
            connection.refuse(id, Refusal.BAD_ARGUMENT);
        }
    }

    private void ask(long id, Command command) {
        Requests.ask(tenant.shard(), connection, id, command);
    }

    /** Where the leg is: that of his live offer, or of the contact he talks in. */
    private Optional<MediaSignalling.Place> place(ShardView view, ClientMessage.SdpOffer offer) {
        var contact = view.contact(offer.contactId());
        var his = contact == null ? null : contact.offerTo(user.userId());
        if (contact == null || his == null) {
            return Optional.empty();
        }
        boolean live = contact.state() == ContactState.OFFERED || contact.inConversation();
        return live && his.legId().equals(offer.legId()) ? MediaSignalling.Place.of(view, contact) : Optional.empty();
    }
}
