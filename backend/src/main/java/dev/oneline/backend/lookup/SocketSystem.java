package dev.oneline.backend.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.backend.lookup.LookUpService.Socket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks over one connection that is kept, in lines of JSON, many questions at a time: see ADR 24.
 *
 * <p>It connects when something is asked, and closes when nothing was for a while. A question whose connection is torn is
 * asked once more on the next one, with the same id, as long as its time allows; the second time it has failed. A system that
 * can't be reached, or tears every connection without a word, rests for a while that doubles up to a bound; what couldn't
 * wait for the end of it fails at once. A system that speaks otherwise than agreed isn't listened to any longer: all that
 * is asked has failed, and the connection is closed.
 *
 * <p>Thread-safe: everything happens on one context.
 */
final class SocketSystem {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSystem.class);
    private static final int MAX_TRIES = 2;
    private static final int MAX_DOUBLINGS = 20;

    /**
     * @param maxPending questions at a time
     * @param firstRestMs after the first connection that came to nothing; doubled after each further one
     * @param idleMs without a question until the connection is closed
     * @param maxUnheard questions in a row that time out while nothing at all is said, until the connection is held for dead
     */
    record Limits(int maxPending, int maxLineBytes, long firstRestMs, long maxRestMs, long idleMs, int maxUnheard) {
        static final Limits USUAL = new Limits(1_000, Answers.MAX_BYTES, 250, 8_000, 60_000, 3);
    }

    /** Opens connections; completes on the caller's context. */
    @FunctionalInterface
    interface Door {
        Future<NetSocket> open(Socket address);
    }

    private enum State {
        IDLE,
        CONNECTING,
        CONNECTED,
        RESTING,
        CLOSED
    }

    private final Vertx vertx;
    private final Context context;
    private final Door door;
    private final String serviceId;
    private final Socket address;
    private final Limits limits;
    private final InstantSource clock;

    /** This and all below is touched on the context only. In the order of their asking. */
    private final Map<String, SocketQuestion> pending = new LinkedHashMap<>();

    private State state = State.IDLE;
    private @Nullable NetSocket socket;
    private LineReader lines;
    /** Lines that made sense, on this connection. */
    private long heard;
    /** Connections in a row on which nothing was answered. */
    private int failures;

    private Trouble last = Trouble.UNREACHABLE;
    private int unheard;
    private long restsUntilMs;
    private long restTimer = SocketQuestion.NO_TIMER;
    private long idleTimer = SocketQuestion.NO_TIMER;

    SocketSystem(Vertx vertx, Door door, String serviceId, Socket address, Limits limits, InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.door = door;
        this.serviceId = serviceId;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
        this.lines = new LineReader(limits.maxLineBytes);
    }

    Socket address() {
        return address;
    }

    Future<Answer> ask(Question question) {
        var asked = new SocketQuestion(question, clock.millis());
        context.runOnContext(now -> begin(asked, question.timeoutMs()));
        return asked.answer();
    }

    /** What is asked fails. */
    Future<Void> close() {
        var closed = Promise.<Void>promise();
        context.runOnContext(now -> {
            state = State.CLOSED;
            vertx.cancelTimer(restTimer);
            failAll(Trouble.CLOSED);
            hangUp();
            closed.complete();
        });
        return closed.future();
    }

    private void begin(SocketQuestion asked, long timeoutMs) {
        if (state == State.CLOSED) {
            asked.fail(Trouble.CLOSED);
        } else if (pending.size() >= limits.maxPending || jammed() || pending.containsKey(asked.id)) {
            asked.fail(Trouble.TOO_BUSY);
        } else if (state == State.RESTING && asked.untilMs <= restsUntilMs) {
            asked.fail(last);
        } else {
            vertx.cancelTimer(idleTimer);
            pending.put(asked.id, asked);
            asked.timer = vertx.setTimer(timeoutMs, timer -> timedOut(asked));
            if (state == State.CONNECTED) {
                send(asked);
            } else if (state == State.IDLE) {
                connect();
            }
        }
    }

    /** It doesn't read: what is sent to it would fill the memory. */
    private boolean jammed() {
        return socket != null && socket.writeQueueFull();
    }

    private void connect() {
        state = State.CONNECTING;
        door.open(address).onComplete(opened -> {
            if (state != State.CONNECTING) {
                if (opened.succeeded()) {
                    opened.result().close();
                }
            } else if (opened.succeeded()) {
                connected(opened.result());
            } else {
                failures++;
                tryAgain(Trouble.of(opened.cause()));
            }
        });
    }

    private void connected(NetSocket opened) {
        state = State.CONNECTED;
        socket = opened;
        lines = new LineReader(limits.maxLineBytes);
        heard = 0;
        unheard = 0;
        opened.handler(piece -> received(opened, piece));
        // Closing follows, and says the same.
        opened.exceptionHandler(failure -> LOG.debug("a connection broke service={}", serviceId));
        opened.closeHandler(closed -> torn(opened));
        List.copyOf(pending.values()).forEach(this::send);
        closeWhenIdle();
    }

    private void send(SocketQuestion asked) {
        if (socket != null) {
            asked.heardBefore = heard;
            socket.write(asked.line);
        }
    }

    private void received(NetSocket from, Buffer piece) {
        if (from != socket) {
            return;
        }
        try {
            for (var line : lines.read(piece)) {
                answered(Answers.object(line));
            }
            if (lines.isTooLong()) {
                throw new LookUpFailed(Trouble.TOO_LONG);
            }
        } catch (LookUpFailed outOfStep) {
            // Whose answer it was can't be told, nor where the next one begins.
            failures++;
            failAll(outOfStep.trouble());
            tryAgain(outOfStep.trouble());
        }
    }

    private void answered(ObjectNode line) throws LookUpFailed {
        if (!line.path("id").isTextual()) {
            throw new LookUpFailed(Trouble.BAD_ANSWER);
        }
        heard++;
        failures = 0;
        unheard = 0;
        // One that isn't there was answered too late, or never asked.
        var asked = pending.get(line.path("id").textValue());
        if (asked != null) {
            settle(asked);
            try {
                asked.succeed(answer(line));
            } catch (LookUpFailed e) {
                asked.fail(e.trouble());
            }
        }
        closeWhenIdle();
    }

    private static Answer answer(ObjectNode line) throws LookUpFailed {
        JsonNode values = line.path("values");
        boolean fits = values.isMissingNode() || values.isObject();
        var outcome = line.path("outcome").asText();
        if (fits && outcome.equals("found")) {
            return Answers.found(values);
        }
        if (fits && outcome.equals("not-found")) {
            return Answers.notFound();
        }
        throw new LookUpFailed(Trouble.BAD_ANSWER);
    }

    private void torn(NetSocket from) {
        if (from == socket) {
            failures += heard == 0 ? 1 : 0;
            tryAgain(Trouble.TORN);
        }
    }

    private void timedOut(SocketQuestion asked) {
        settle(asked);
        asked.fail(Trouble.TIMED_OUT);
        if (state == State.CONNECTED && heard == asked.heardBefore && ++unheard >= limits.maxUnheard) {
            failures++;
            tryAgain(Trouble.TIMED_OUT);
        }
        closeWhenIdle();
    }

    /** There is no connection, or it is of no use any more. */
    private void tryAgain(Trouble why) {
        LOG.warn("no connection service={} reason={} asked={}", serviceId, why.code(), pending.size());
        last = why;
        hangUp();
        for (var asked : List.copyOf(pending.values())) {
            if (++asked.failedTries >= MAX_TRIES) {
                settle(asked);
                asked.fail(why);
            }
        }
        if (failures == 0) {
            connectIfAsked();
        } else {
            rest();
        }
    }

    private void rest() {
        long restMs = Math.min(limits.maxRestMs, limits.firstRestMs << Math.min(failures - 1, MAX_DOUBLINGS));
        state = State.RESTING;
        restsUntilMs = clock.millis() + restMs;
        for (var asked : List.copyOf(pending.values())) {
            if (asked.untilMs <= restsUntilMs) {
                settle(asked);
                asked.fail(last);
            }
        }
        restTimer = vertx.setTimer(restMs, timer -> connectIfAsked());
    }

    private void connectIfAsked() {
        if (state == State.CLOSED) {
            return;
        }
        if (pending.isEmpty()) {
            state = State.IDLE;
        } else {
            connect();
        }
    }

    private void closeWhenIdle() {
        if (state == State.CONNECTED && pending.isEmpty()) {
            vertx.cancelTimer(idleTimer);
            idleTimer = vertx.setTimer(limits.idleMs, timer -> {
                if (state == State.CONNECTED && pending.isEmpty()) {
                    state = State.IDLE;
                    hangUp();
                }
            });
        }
    }

    private void settle(SocketQuestion asked) {
        pending.remove(asked.id, asked);
        vertx.cancelTimer(asked.timer);
    }

    private void failAll(Trouble trouble) {
        for (var asked : List.copyOf(pending.values())) {
            settle(asked);
            asked.fail(trouble);
        }
    }

    private void hangUp() {
        var closing = socket;
        socket = null;
        vertx.cancelTimer(idleTimer);
        if (closing != null) {
            closing.close();
        }
    }
}
