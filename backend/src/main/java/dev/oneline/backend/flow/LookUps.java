package dev.oneline.backend.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Effect;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other systems for flows: {@code POST} of {@code {"contactId", "arguments": {…}}}. 200 with a JSON object is
 * found, its texts, numbers and truths are the values; 404 is not found; anything else has failed. A lookup that an owner
 * repeats after a restart has the same {@code Idempotency-Key}. Some services are Oneline's own, and nobody else's.
 */
public final class LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_QUEUED = 1_000;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_VALUES = 100;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** A service of Oneline itself. */
    @FunctionalInterface
    public interface OwnService {
        /** @param arguments what was secret among them, too */
        Future<Answer> ask(SortedMap<String, String> arguments);
    }

    /** What a service of Oneline itself answers. */
    public record Answer(LookUpOutcome outcome, SortedMap<String, String> values) {}

    private final HttpClient client;
    private final Map<String, OwnService> own;
    private final Function<String, Future<Optional<String>>> urlOf;
    private final SealedInputs sealed;
    private final Consumer<Command> commands;
    private final Map<String, Effect.LookUp> asked = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param urlOf where a service is; empty: there is none of that name
     * @param own by name
     */
    public LookUps(
            Vertx vertx,
            Function<String, Future<Optional<String>>> urlOf,
            SealedInputs sealed,
            Map<String, OwnService> own,
            Consumer<Command> commands) {
        this.own = Map.copyOf(own);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxRedirects(0).setConnectTimeout(3_000),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_QUEUED));
        this.urlOf = urlOf;
        this.sealed = sealed;
        this.commands = commands;
    }

    /** What is being asked comes to nothing here: the next owner asks it again. */
    public Future<Void> close() {
        closed = true;
        return client.close();
    }

    /** From any thread. What is being asked already isn't asked again. */
    public void ask(Effect.LookUp lookUp) {
        if (asked.putIfAbsent(lookUp.lookUpId(), lookUp) != null) {
            return;
        }
        answered(lookUp)
                .recover(failure -> {
                    if (closed) {
                        return Future.failedFuture(failure);
                    }
                    LOG.warn(
                            "lookup failed service={} contact={} reason=\"{}\"",
                            lookUp.service(),
                            lookUp.contactId(),
                            failure.getMessage());
                    return Future.succeededFuture(answer(lookUp, LookUpOutcome.FAILED, new TreeMap<>()));
                })
                .onSuccess(answer -> {
                    asked.remove(lookUp.lookUpId());
                    if (!closed) {
                        commands.accept(answer);
                    }
                });
    }

    private Future<Command.FinishLookUp> answered(Effect.LookUp lookUp) {
        var here = own.get(lookUp.service());
        if (here != null) {
            return unsealed(lookUp).compose(here::ask).map(answer -> answer(lookUp, answer.outcome(), answer.values()));
        }
        return urlOf.apply(lookUp.service())
                .compose(url -> url.isPresent()
                        ? unsealed(lookUp).compose(arguments -> ask(lookUp, url.get(), arguments))
                        : Future.failedFuture("no lookup service of that name"));
    }

    private Future<SortedMap<String, String>> unsealed(Effect.LookUp lookUp) {
        Future<SortedMap<String, String>> arguments = Future.succeededFuture(new TreeMap<>());
        for (var argument : lookUp.arguments().entrySet()) {
            arguments = arguments.compose(
                    known -> value(lookUp.contactId(), argument.getValue()).map(value -> {
                        known.put(argument.getKey(), value);
                        return known;
                    }));
        }
        return arguments;
    }

    private Future<String> value(String contactId, String text) {
        return SealedInputs.isReference(text)
                ? sealed.open(contactId, text).map(digits -> digits.orElse(""))
                : Future.succeededFuture(text);
    }

    private Future<Command.FinishLookUp> ask(Effect.LookUp lookUp, String url, SortedMap<String, String> arguments) {
        var body = MAPPER.createObjectNode().put("contactId", lookUp.contactId());
        body.putPOJO("arguments", arguments);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setTimeout(lookUp.timeoutMs())
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", lookUp.lookUpId());
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body.toString())))
                .compose(response -> read(lookUp, response))
                // One that comes drop by drop is of no use any more: the flow has gone on.
                .timeout(lookUp.timeoutMs(), TimeUnit.MILLISECONDS);
    }

    private static Future<Command.FinishLookUp> read(Effect.LookUp lookUp, HttpClientResponse response) {
        if (response.statusCode() == NOT_FOUND) {
            return Future.succeededFuture(answer(lookUp, LookUpOutcome.NOT_FOUND, new TreeMap<>()));
        }
        if (response.statusCode() != OK) {
            return Future.failedFuture("status " + response.statusCode());
        }
        return bounded(response).compose(body -> {
            try {
                return Future.succeededFuture(
                        answer(lookUp, LookUpOutcome.FOUND, values(MAPPER.readTree(body.toString()))));
            } catch (JsonProcessingException e) {
                return Future.failedFuture("the answer isn't JSON");
            }
        });
    }

    /** Nobody's answer may fill the memory. */
    private static Future<Buffer> bounded(HttpClientResponse response) {
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BODY_BYTES) {
                read.tryFail("the answer is too long");
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(body));
        return read.future();
    }

    private static SortedMap<String, String> values(JsonNode answer) {
        var values = new TreeMap<String, String>();
        answer.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull() && values.size() < MAX_VALUES) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        return values;
    }

    private static Command.FinishLookUp answer(
            Effect.LookUp lookUp, LookUpOutcome outcome, SortedMap<String, String> values) {
        return new Command.FinishLookUp(lookUp.contactId(), lookUp.lookUpId(), outcome, values);
    }
}
