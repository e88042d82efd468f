package dev.oneline.runtime.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.oneline.contract.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Vert.x event bus, spoken in the records of {@code dev.oneline.contract.bus}: JSON text on the wire, so that a
 * message can be read in a log and by another version. A sealed message is passed with its base type, which is where
 * Jackson finds the type tag. Thread-safe.
 *
 * <p>A message that can't be read is counted ({@code oneline.bus.malformed}), answered with {@link
 * BusFailure.Kind#MALFORMED} where an answer is due, and otherwise dropped.
 */
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final Vertx vertx;
    private final MeterRegistry meters;

    public Bus(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
    }

    /**
     * Asks whoever serves the address. Fails with {@link BusFailure}, never with anything else.
     *
     * @param timeout after which the answer is no longer waited for; at least 1 ms
     */
    public <Q, R> Future<R> ask(String address, Q request, Class<Q> requestType, Class<R> replyType, Duration timeout) {
        var options = new DeliveryOptions().setSendTimeout(Math.max(1, timeout.toMillis()));
        return vertx.eventBus()
                .<Object>request(address, write(request, requestType), options)
                .compose(reply -> read(address, reply.body(), replyType))
                .recover(cause -> Future.failedFuture(BusFailure.of(address, cause)));
    }

    /**
     * Serves an address until the registration is closed. The server runs on the calling context (or on one of its own
     * when called from another thread). What it throws is a bug: logged with its trace, answered with {@link
     * BusFailure.Kind#FAILED}; a future that fails is answered the same way without a trace.
     *
     * @return completes once messages from every node arrive here
     */
    public <Q, R> Future<Registration> serve(
            String address, Class<Q> requestType, Class<R> replyType, Function<Q, Future<R>> server) {
        return register(address, message -> {
            Q request;
            try {
                request = parse(message.body(), requestType);
            } catch (JsonProcessingException e) {
                malformed(address, requestType, e);
                message.fail(BusFailure.CODE_MALFORMED, "not a " + requestType.getSimpleName());
                return;
            }
            answer(message, address, request, replyType, server);
        });
    }

    /** Sends to everyone who listens now; nobody may. */
    public <T> void publish(String address, T message, Class<T> type) {
        vertx.eventBus().publish(address, write(message, type));
    }

    /** Listens to what is published at an address until the registration is closed. */
    public <T> Future<Registration> subscribe(String address, Class<T> type, Consumer<T> listener) {
        return register(address, message -> {
            T heard;
            try {
                heard = parse(message.body(), type);
            } catch (JsonProcessingException e) {
                malformed(address, type, e);
                return;
            }
            try {
                listener.accept(heard);
            } catch (RuntimeException e) {
                LOG.error("bus listener failed address={}", address, e);
            }
        });
    }

    private <Q, R> void answer(
            Message<Object> message, String address, Q request, Class<R> replyType, Function<Q, Future<R>> server) {
        Future<R> answer;
        try {
            answer = server.apply(request);
        } catch (RuntimeException e) {
            LOG.error("bus server failed address={}", address, e);
            message.fail(BusFailure.CODE_FAILED, "failed");
            return;
        }
        answer.onComplete(reply -> message.reply(write(reply, replyType)), cause -> {
            LOG.warn("bus request failed address={} cause=\"{}\"", address, cause.toString());
            message.fail(BusFailure.CODE_FAILED, String.valueOf(cause.getMessage()));
        });
    }

    private Future<Registration> register(String address, Consumer<Message<Object>> receiver) {
        MessageConsumer<Object> consumer = vertx.eventBus().consumer(address, receiver::accept);
        Registration registration = consumer::unregister;
        return consumer.completion().map(registration);
    }

    private <R> Future<R> read(String address, Object body, Class<R> type) {
        try {
            return Future.succeededFuture(parse(body, type));
        } catch (JsonProcessingException e) {
            malformed(address, type, e);
            return Future.failedFuture(new BusFailure(
                    BusFailure.Kind.MALFORMED, address + ": the reply is not a " + type.getSimpleName()));
        }
    }

    private static <T> T parse(Object body, Class<T> type) throws JsonProcessingException {
        if (!(body instanceof String text)) {
            throw new NotText();
        }
        T record = Json.MAPPER.readValue(text, type);
        if (record == null) {
            throw new NotText();
        }
        return record;
    }

    private static <T> String write(T value, Class<T> type) {
        try {
            return Json.MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a bus record must be writable: " + type, e);
        }
    }

    private void malformed(String address, Class<?> type, JsonProcessingException e) {
        meters.counter("oneline.bus.malformed", "kind", kindOf(address)).increment();
        LOG.warn("bus message malformed address={} expected={} reason={}", address, type.getSimpleName(), reasonOf(e));
    }

    private static String reasonOf(JsonProcessingException e) {
        return e.getClass().getSimpleName();
    }

    /** The address without ids, which have no place in a metric's tag. */
    private static String kindOf(String address) {
        int dot = address.indexOf('.');
        return dot < 0 ? address : address.substring(0, dot);
    }

    private static final class NotText extends JsonProcessingException {
        NotText() {
            super("not JSON text");
        }
    }
}
