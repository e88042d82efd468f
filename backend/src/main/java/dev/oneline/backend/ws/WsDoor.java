package dev.oneline.backend.ws;

import dev.oneline.backend.http.Origins;
import dev.oneline.backend.http.Remote;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Lets browsers in at {@code /ws}: from allowed pages, and not too many. */
public final class WsDoor {
    private final Node node;
    private final WsLimits limits;
    private final Predicate<String> originAllowed;
    private final BooleanSupplier ready;
    private final SessionFactory sessions;
    private final MessageSchema schema = MessageSchema.load();
    private final WsSignals signals;

    // Guarded by this: connections live on several event loops.
    private final Set<WsConnection> connections = new HashSet<>();
    private final Map<String, Integer> unknownByAddress = new HashMap<>();

    public WsDoor(
            Node node,
            WsLimits limits,
            Predicate<String> originAllowed,
            BooleanSupplier ready,
            SessionFactory sessions) {
        this.node = node;
        this.limits = limits;
        this.originAllowed = originAllowed;
        this.ready = ready;
        this.sessions = sessions;
        this.signals = new WsSignals(node.meters());
    }

    public void handle(RoutingContext context) {
        var request = context.request();
        var address = Remote.address(request);
        if (!ready.getAsBoolean()) {
            context.fail(Refused.retryAfter(Refusal.STARTING, 1_000));
        } else if (!isUpgrade(request)) {
            context.fail(Refused.of(Refusal.BAD_REQUEST, "Upgrade"));
        } else if (!mayEnter(request)) {
            signals.refused(address, "origin");
            context.fail(Refused.because(Refusal.ORIGIN_NOT_ALLOWED));
        } else if (!reserve(address)) {
            signals.refused(address, "too-many");
            context.fail(Refused.retryAfter(Refusal.TOO_MANY_REQUESTS, limits.helloMs()));
        } else {
            upgrade(context, address);
        }
    }

    /** Tells every browser to come back soon. */
    public void close() {
        List<WsConnection> all;
        synchronized (this) {
            all = List.copyOf(connections);
        }
        all.forEach(connection -> connection.close(CloseCode.GOING_AWAY));
    }

    WsLimits limits() {
        return limits;
    }

    WsSignals signals() {
        return signals;
    }

    MessageSchema schema() {
        return schema;
    }

    SessionFactory sessions() {
        return sessions;
    }

    long nowMs() {
        return node.clock().millis();
    }

    synchronized void greeted(WsConnection connection) {
        release(connection.address());
    }

    void left(WsConnection connection) {
        signals.closed();
        synchronized (this) {
            connections.remove(connection);
            if (!connection.helloSaid()) {
                release(connection.address());
            }
        }
    }

    private void upgrade(RoutingContext context, String address) {
        context.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    signals.opened();
                    var connection = new WsConnection(
                            socket, this, node.vertx(), node.vertx().getOrCreateContext(), address);
                    synchronized (this) {
                        connections.add(connection);
                    }
                })
                .onFailure(cause -> {
                    synchronized (this) {
                        release(address);
                    }
                    signals.broken(address);
                    context.fail(Refused.of(Refusal.BAD_REQUEST, "Upgrade"));
                });
    }

    private boolean mayEnter(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        return origin == null || Origins.isOwn(request, origin) || originAllowed.test(origin);
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private synchronized boolean reserve(String address) {
        int unknown = unknownByAddress.getOrDefault(address, 0);
        if (unknown >= limits.maxUnknownPerAddress() || connections.size() >= limits.maxConnections()) {
            return false;
        }
        unknownByAddress.put(address, unknown + 1);
        return true;
    }

    private void release(String address) {
        unknownByAddress.computeIfPresent(address, (key, count) -> count <= 1 ? null : count - 1);
    }
}
