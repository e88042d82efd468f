package dev.oneline.backend.ws;

import dev.oneline.backend.chat.Chats;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.shard.ShardListener.Release;
import dev.oneline.backend.shard.ShardPort;
import dev.oneline.backend.tenancy.TenantSettings;
import dev.oneline.backend.webcalls.WebCallLimits;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who of a tenant is connected, and what they are shown. A picture is drawn on the shard's thread after each release
 * that touches it; those who only see figures get them at most every {@link #FIGURES_MS}, and visitors who wait their
 * place at most every {@link #PLACES_MS}: finding it costs the logarithm of the queue's length, and it is sent when it
 * changed.
 */
public final class TenantSessions {
    static final long FIGURES_MS = 500;

    /** Visitors are many, and watch one number. */
    static final long PLACES_MS = 1_000;

    private final TenantSettings settings;
    private final Node node;
    private final ShardPort shard;
    private final MediaSignalling media;
    private final Chats chats;
    private final ChatPresence presence;
    private final Map<String, AgentSession> desks = new ConcurrentHashMap<>();
    private final Map<String, VisitorSession> visitors = new ConcurrentHashMap<>();
    private final Map<String, Set<WsConnection>> connections = new ConcurrentHashMap<>();
    private final Set<WsConnection> watchers = ConcurrentHashMap.newKeySet();

    private final Pace figures;
    private final Pace places;

    public TenantSessions(TenantSettings settings, Node node, ShardPort shard, Chats chats, WebCallLimits limits) {
        this.chats = chats;
        this.presence = new ChatPresence(limits.chatGraceMs());
        this.settings = settings;
        this.node = node;
        this.shard = shard;
        this.media = new MediaSignalling(settings.tenant(), node.bus(), shard);
        this.figures = new Pace(node, FIGURES_MS, this::showFigures);
        this.places = new Pace(node, PLACES_MS, this::showPlaces);
    }

    TenantSettings.Options options() {
        return settings.options();
    }

    ShardPort shard() {
        return shard;
    }

    Chats chats() {
        return chats;
    }

    MediaSignalling media() {
        return media;
    }

    long nowMs() {
        return node.clock().millis();
    }

    /** Says who he is, and has him watch the floor if he may. */
    void welcome(WsConnection connection, User user, String role) {
        connections.compute(user.userId(), (unused, his) -> {
            var all = his == null ? ConcurrentHashMap.<WsConnection>newKeySet() : his;
            all.add(connection);
            return all;
        });
        connection.send(new ServerMessage.Welcome(user.userId(), user.name(), role, nowMs()));
        if (user.oversees()) {
            watchers.add(connection);
            shard.read(view -> FloorPicture.of(view, nowMs())).onSuccess(connection::send);
        }
    }

    void leave(WsConnection connection, User user) {
        connections.computeIfPresent(user.userId(), (unused, his) -> {
            his.remove(connection);
            return his.isEmpty() ? null : his;
        });
        watchers.remove(connection);
    }

    /** He may no longer do what he might: whatever he has open ends. */
    public void signedOut(String userId) {
        connections.getOrDefault(userId, Set.of()).forEach(connection -> connection.close(CloseCode.UNKNOWN));
    }

    /** What is known may be new to everyone. */
    public void showAll() {
        shard.read(view -> {
            long nowMs = nowMs();
            desks.values().forEach(desk -> desk.show(view, nowMs));
            visitors.values().forEach(visitor -> visitor.show(view, nowMs));
            var picture = FloorPicture.of(view, nowMs);
            watchers.forEach(connection -> connection.send(picture));
            return nowMs;
        });
    }

    /** Nobody is served here now. */
    public void goAway() {
        connections.values().forEach(his -> his.forEach(connection -> connection.close(CloseCode.GOING_AWAY)));
        visitors.values().forEach(VisitorSession::goAway);
    }

    /** The newest desk of an agent is his desk. */
    void attach(String agentId, AgentSession session) {
        var before = desks.put(agentId, session);
        if (before != null) {
            before.takenOver();
        }
        shard.submit(new Command.AttachDesk(agentId))
                // Also when it was no news, or is refused: an agent who isn't configured sees that he isn't signed in.
                .onComplete(reply -> shard.read(view -> {
                    session.show(view, nowMs());
                    return session;
                }));
    }

    void detach(String agentId, AgentSession session) {
        if (desks.remove(agentId, session)) {
            // Lost when the shard is busy: the review makes up for it.
            shard.submit(new Command.DetachDesk(agentId));
        }
    }

    void follow(String contactId, VisitorSession session) {
        visitors.put(contactId, session);
        shard.read(view -> {
            session.show(view, nowMs());
            return session;
        });
    }

    void unfollow(String contactId, VisitorSession session) {
        visitors.remove(contactId, session);
    }

    /** On the shard's thread. */
    public void released(Release release) {
        for (var agentId : release.agentIds()) {
            show(agentId, release);
        }
        for (var contactId : release.contactIds()) {
            var contact = release.view().contact(contactId);
            var agentId = contact == null ? null : contact.agentId();
            if (agentId != null && !release.agentIds().contains(agentId)) {
                show(agentId, release);
            }
            var visitor = visitors.get(contactId);
            if (visitor != null) {
                visitor.show(release.view(), release.nowMs());
            }
        }
        figures.changed(release.queueIds(), release.nowMs());
        if (!release.queueIds().isEmpty() && !visitors.isEmpty()) {
            places.changed(release.queueIds(), release.nowMs());
        }
    }

    /** Something is new in a chat. Completes when it is on its way to the visitor, if he is there. */
    public Future<Void> chatChanged(String contactId) {
        desks.values().forEach(desk -> desk.chatChanged(contactId));
        var visitor = visitors.get(contactId);
        return visitor == null ? Future.succeededFuture() : visitor.chatChanged();
    }

    /** Desks that came or went unnoticed, and visitors of chats that stay away. On the shard's thread. */
    public List<Command> review(ShardView view, long nowMs) {
        var commands = new ArrayList<>(presence.review(view, visitors::containsKey, nowMs));
        for (var agent : view.agents()) {
            boolean here = desks.containsKey(agent.agentId());
            if (here != agent.desk().attached()) {
                commands.add(here ? new Command.AttachDesk(agent.agentId()) : new Command.DetachDesk(agent.agentId()));
            }
        }
        return commands;
    }

    private void show(String agentId, Release release) {
        var desk = desks.get(agentId);
        if (desk != null) {
            desk.show(release.view(), release.nowMs());
        }
    }

    private void showFigures(Set<String> queueIds) {
        shard.read(view -> {
            showFigures(view, queueIds);
            return queueIds;
        });
    }

    private void showFigures(ShardView view, Set<String> queueIds) {
        long nowMs = nowMs();
        desks.forEach((agentId, session) -> {
            var served = view.profile(agentId).queues();
            if (served.stream().anyMatch(queue -> queueIds.contains(queue.queueId()))) {
                session.show(view, nowMs);
            }
        });
        if (!watchers.isEmpty()) {
            var picture = FloorPicture.of(view, nowMs);
            watchers.forEach(connection -> connection.send(picture));
        }
    }

    private void showPlaces(Set<String> queueIds) {
        shard.read(view -> {
            long nowMs = nowMs();
            visitors.forEach((contactId, session) -> {
                var contact = view.contact(contactId);
                if (contact != null && contact.waiting() && queueIds.contains(contact.queueId())) {
                    session.showPlace(view, nowMs);
                }
            });
            return queueIds;
        });
    }
}
