package dev.oneline.backend.ws;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Texts;
import dev.oneline.backend.work.RateLimit;
import dev.oneline.contract.json.Json;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.contract.ws.ServerMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's connection: hello, beats, bounds. What it may do is its {@link Session}'s. All state is touched on the
 * connection's context alone; {@link #send}, {@link #refuse} and {@link #close} may be called from any thread.
 */
public final class WsConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WsConnection.class);
    private static final String KEY = "";

    private final ServerWebSocket socket;
    private final WsDoor door;
    private final Vertx vertx;
    private final Context context;
    private final RateLimit rate;
    private final String address;
    private final long helloTimer;
    private long beatTimer = -1;
    private long heardAtMs;
    private int badMessages;
    private boolean helloSaid;
    private boolean closed;
    private volatile Language language = Language.EN;
    private @Nullable Session session;

    WsConnection(ServerWebSocket socket, WsDoor door, Vertx vertx, Context context, String address) {
        this.socket = socket;
        this.door = door;
        this.vertx = vertx;
        this.context = context;
        this.address = address;
        var limits = door.limits();
        this.rate = new RateLimit(limits.burstMessages(), limits.refillMs(), 1);
        this.heardAtMs = door.nowMs();
        socket.setWriteQueueMaxSize(limits.maxUnsentBytes());
        socket.textMessageHandler(this::heard);
        socket.binaryMessageHandler(ignored -> bad());
        // A frame or message too large, or not UTF-8.
        socket.exceptionHandler(cause -> {
            door.signals().broken(address);
            close(CloseCode.MISBEHAVED);
        });
        socket.closeHandler(ignored -> gone());
        this.helloTimer = vertx.setTimer(limits.helloMs(), ignored -> close(CloseCode.UNKNOWN));
    }

    String address() {
        return address;
    }

    boolean helloSaid() {
        return helloSaid;
    }

    Language language() {
        return language;
    }

    void send(ServerMessage message) {
        var text = Json.write(message);
        onContext(() -> write(text));
    }

    void refuse(@Nullable Long id, Refusal refusal) {
        send(new ServerMessage.Refused(id, refusal.code(), Texts.of(refusal, language)));
    }

    void close(CloseCode code) {
        onContext(() -> {
            if (!closed) {
                socket.close(code.code(), code.name());
            }
        });
    }

    private void write(String text) {
        if (closed || socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            door.signals().tooSlow(address);
            close(CloseCode.LOST);
            return;
        }
        socket.writeTextMessage(text);
    }

    private void heard(String text) {
        long nowMs = door.nowMs();
        heardAtMs = nowMs;
        if (rate.take(KEY, nowMs) > 0) {
            door.signals().tooMany(address);
            close(CloseCode.MISBEHAVED);
            return;
        }
        var message = door.schema().read(text);
        if (message.isEmpty()) {
            bad();
            return;
        }
        switch (message.get()) {
            case ClientMessage.Hello hello -> hello(hello);
            case ClientMessage.Beat beat -> {
                // Hearing it was all.
            }
            case ClientMessage.Request request -> {
                if (session == null) {
                    refuse(request.id(), Refusal.UNAUTHENTICATED);
                } else {
                    session.handle(request);
                }
            }
        }
    }

    private void hello(ClientMessage.Hello hello) {
        if (helloSaid) {
            bad();
            return;
        }
        helloSaid = true;
        language = Language.ofTag(hello.language());
        vertx.cancelTimer(helloTimer);
        door.greeted(this);
        door.sessions()
                .open(this, hello.token())
                .onSuccess(opened -> onContext(() -> opened.ifPresentOrElse(this::begin, () -> {
                    refuse(null, Refusal.UNAUTHENTICATED);
                    close(CloseCode.UNKNOWN);
                })))
                .onFailure(cause -> {
                    LOG.warn("hello not answered cause=\"{}\"", cause.toString());
                    refuse(null, Refusal.TRY_AGAIN);
                    close(CloseCode.LOST);
                });
    }

    private void begin(Session opened) {
        if (closed) {
            opened.closed();
            return;
        }
        session = opened;
        beatTimer = vertx.setPeriodic(door.limits().beatMs(), ignored -> beat());
        opened.opened();
    }

    private void beat() {
        long nowMs = door.nowMs();
        if (nowMs - heardAtMs > door.limits().deadMs()) {
            close(CloseCode.LOST);
        } else {
            send(new ServerMessage.Beat(nowMs));
        }
    }

    private void bad() {
        badMessages++;
        door.signals().bad(address);
        if (badMessages > door.limits().maxBadMessages()) {
            close(CloseCode.MISBEHAVED);
        } else {
            refuse(null, Refusal.BAD_MESSAGE);
        }
    }

    private void gone() {
        closed = true;
        vertx.cancelTimer(helloTimer);
        vertx.cancelTimer(beatTimer);
        door.left(this);
        if (session != null) {
            session.closed();
        }
    }

    private void onContext(Runnable action) {
        if (Vertx.currentContext() == context) {
            action.run();
        } else {
            context.runOnContext(ignored -> action.run());
        }
    }
}
