package dev.oneline.backend.rig;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another system that listens for lines over TCP. It says what a test has it say, and nothing by itself. */
public final class FakeCrm {
    private static final long LIMIT_MS = 15_000;

    private final Vertx vertx;
    private final NetServer server;
    private final LinkedBlockingQueue<Asked> questions = new LinkedBlockingQueue<>();
    private final List<NetSocket> connections = new CopyOnWriteArrayList<>();
    private final List<NetSocket> open = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    /** A line, and where it came from. */
    public record Asked(JsonObject line, NetSocket from) {
        public String id() {
            return line.getString("id");
        }

        public void answer(String outcome, JsonObject values) {
            say(new JsonObject()
                            .put("id", id())
                            .put("outcome", outcome)
                            .put("values", values)
                            .encode()
                    + "\n");
        }

        /** As it is, whole or not. */
        public void say(String bytes) {
            Eventually.await(from.write(bytes));
        }

        public void tear() {
            Eventually.await(from.close());
        }
    }

    private FakeCrm(Vertx vertx, NetServerOptions options) {
        this.vertx = vertx;
        this.server = vertx.createNetServer(options.setHost("127.0.0.1"));
    }

    public static FakeCrm started(Vertx vertx) {
        return started(vertx, new NetServerOptions().setPort(0));
    }

    public static FakeCrm started(Vertx vertx, NetServerOptions options) {
        var crm = new FakeCrm(vertx, options);
        Eventually.await(crm.server.connectHandler(crm::connected).listen());
        return crm;
    }

    /** Takes connections and reads nothing from them. */
    public FakeCrm deaf() {
        deaf = true;
        return this;
    }

    private void connected(NetSocket socket) {
        connections.add(socket);
        open.add(socket);
        socket.closeHandler(closed -> open.remove(socket));
        socket.exceptionHandler(failure -> {});
        if (deaf) {
            socket.pause();
        } else {
            socket.handler(
                    RecordParser.newDelimited("\n", line -> questions.add(new Asked(line.toJsonObject(), socket))));
        }
    }

    public int port() {
        return server.actualPort();
    }

    /** The next question that comes, on whichever connection. */
    public Asked asked() {
        try {
            var asked = questions.poll(LIMIT_MS, TimeUnit.MILLISECONDS);
            if (asked == null) {
                throw new AssertionError("nobody asked");
            }
            return asked;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isAsked() {
        return !questions.isEmpty();
    }

    /** That there ever were. */
    public int connections() {
        return connections.size();
    }

    public void isLeftAlone() {
        Eventually.until("no connection is open", open::isEmpty);
    }

    public void stop() {
        Eventually.await(server.close());
    }

    /** Again, where it was. */
    public FakeCrm again() {
        int port = port();
        stop();
        return started(vertx, new NetServerOptions().setPort(port));
    }
}
