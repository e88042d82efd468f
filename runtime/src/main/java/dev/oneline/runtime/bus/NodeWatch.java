package dev.oneline.runtime.bus;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.NodeGoodbye;
import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who lives, kind by kind: heard within {@link NodeHeartbeat#DEAD_AFTER_MS}, and hasn't said goodbye. A node that was
 * lost and is heard again joins again. Listeners are called on the watch's own context, one at a time; {@link #living}
 * may be called from any thread.
 */
public final class NodeWatch {
    private final Vertx vertx;
    private final Context context;
    private final Bus bus;
    private final InstantSource clock;
    private final NodeRoster roster;
    private final List<Consumer<NodeHeartbeat>> joinedListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<LostNode>> lostListeners = new CopyOnWriteArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();
    private long timerId = -1;

    public NodeWatch(Vertx vertx, Bus bus, InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.bus = bus;
        this.clock = clock;
        this.roster = new NodeRoster(clock.millis());
    }

    /** Called with the first heartbeat of a run. Register before {@link #start}. */
    public NodeWatch onJoined(Consumer<NodeHeartbeat> listener) {
        joinedListeners.add(listener);
        return this;
    }

    /** Called when a run is over, by silence or by goodbye. Register before {@link #start}. */
    public NodeWatch onLost(Consumer<LostNode> listener) {
        lostListeners.add(listener);
        return this;
    }

    /**
     * Has a node counted as lost when it isn't heard within {@link NodeHeartbeat#DEAD_AFTER_MS} from now: for a node that
     * the log says carries contacts, after a restart of the watcher.
     */
    public void expect(NodeKind kind, String nodeId) {
        synchronized (roster) {
            roster.expect(kind, nodeId);
        }
    }

    /** The last heartbeats of the living nodes of a kind, by node id. */
    public List<NodeHeartbeat> living(NodeKind kind) {
        synchronized (roster) {
            return roster.living(kind);
        }
    }

    public Future<Void> start() {
        return Future.future(
                started -> context.runOnContext(ignored -> subscribe().onComplete(started)));
    }

    /** No listener is called after it completes. */
    public Future<Void> stop() {
        return Future.future(stopped -> context.runOnContext(ignored -> {
            vertx.cancelTimer(timerId);
            Future.join(registrations.stream().map(Registration::close).toList())
                    .<Void>mapEmpty()
                    .onComplete(stopped);
        }));
    }

    private Future<Void> subscribe() {
        timerId = vertx.setPeriodic(NodeHeartbeat.INTERVAL_MS / 2, ignored -> tick());
        return Future.all(
                        bus.subscribe(BusAddress.HEARTBEATS, NodeHeartbeat.class, this::heard)
                                .onSuccess(registrations::add),
                        bus.subscribe(BusAddress.GOODBYES, NodeGoodbye.class, this::left)
                                .onSuccess(registrations::add))
                .mapEmpty();
    }

    private void heard(NodeHeartbeat heartbeat) {
        boolean joined;
        synchronized (roster) {
            joined = roster.heard(heartbeat);
        }
        if (joined) {
            joinedListeners.forEach(listener -> listener.accept(heartbeat));
        }
    }

    private void left(NodeGoodbye goodbye) {
        LostNode lost;
        synchronized (roster) {
            lost = roster.left(goodbye.nodeId());
        }
        if (lost != null) {
            lostListeners.forEach(listener -> listener.accept(lost));
        }
    }

    private void tick() {
        List<LostNode> lost;
        synchronized (roster) {
            lost = roster.tick(clock.millis());
        }
        lost.forEach(node -> lostListeners.forEach(listener -> listener.accept(node)));
    }
}
