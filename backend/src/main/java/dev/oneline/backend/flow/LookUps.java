package dev.oneline.backend.flow;

import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Effect;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks services for flows: Oneline's own, and other systems. A lookup that an owner repeats after a restart has the same id.
 * What callers typed in secret is opened here, for the service alone.
 */
public final class LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
    private static final long AGAIN_MS = 250;

    /** A service of Oneline itself. */
    @FunctionalInterface
    public interface OwnService {
        /** @param arguments what was secret among them, too */
        Future<Answer> ask(SortedMap<String, String> arguments);
    }

    /** Every system that isn't Oneline's own. */
    @FunctionalInterface
    public interface OtherSystems {
        /** Fails with {@link TimeoutException} when nothing came in time, and in other ways when it can't be asked. */
        Future<Answer> ask(Question question);
    }

    /** What a service answers. */
    public record Answer(LookUpOutcome outcome, SortedMap<String, String> values) {}

    /**
     * What is asked.
     *
     * @param lookUpId the same when it is asked again
     * @param arguments what was secret among them, too
     */
    public record Question(
            String lookUpId, String contactId, String service, SortedMap<String, String> arguments, long timeoutMs) {
        public Question {
            arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
        }

        /** Whoever logs it tells no secret. */
        @Override
        public String toString() {
            return service + " for " + lookUpId;
        }
    }

    private final Map<String, OwnService> own;
    private final OtherSystems others;
    private final SealedInputs sealed;
    private final Function<Command, Future<ShardReply>> commands;
    private final Vertx vertx;
    private final Map<String, Effect.LookUp> asked = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param own by name; another system of the same name isn't asked */
    public LookUps(
            OtherSystems others,
            SealedInputs sealed,
            Map<String, OwnService> own,
            Function<Command, Future<ShardReply>> commands,
            Vertx vertx) {
        this.vertx = vertx;
        this.others = others;
        this.own = Map.copyOf(own);
        this.sealed = sealed;
        this.commands = commands;
    }

    /** Their names, in order. */
    public SortedSet<String> ownServices() {
        return new TreeSet<>(own.keySet());
    }

    /** What is being asked comes to nothing here: the next owner asks it again. */
    public void close() {
        closed = true;
    }

    /** From any thread. What is being asked already isn't asked again. */
    public void ask(Effect.LookUp lookUp) {
        if (asked.putIfAbsent(lookUp.lookUpId(), lookUp) != null) {
            return;
        }
        attempt(lookUp, System.nanoTime() + lookUp.timeoutMs() * 1_000_000);
    }

    private void attempt(Effect.LookUp lookUp, long untilNs) {
        unsealed(lookUp)
                .compose(arguments -> ask(new Question(
                        lookUp.lookUpId(), lookUp.contactId(), lookUp.service(), arguments, lookUp.timeoutMs())))
                .onSuccess(answer -> tell(lookUp, answer, untilNs))
                .onFailure(failure -> failed(lookUp, failure, untilNs));
    }

    /** Of Oneline itself, or another system; whether or not a flow asks. */
    public Future<Answer> ask(Question question) {
        var here = own.get(question.service());
        return here == null ? others.ask(question) : here.ask(question.arguments());
    }

    /** Nobody asks a second time while the shard is too busy, or is being built: what was answered is told until it is heard. */
    private void tell(Effect.LookUp lookUp, Answer answer, long untilNs) {
        if (closed) {
            return;
        }
        commands.apply(new Command.FinishLookUp(
                        lookUp.contactId(), lookUp.lookUpId(), answer.outcome(), answer.values()))
                .onSuccess(reply -> {
                    if (reply instanceof ShardReply.Unavailable) {
                        again(lookUp, untilNs, () -> tell(lookUp, answer, untilNs));
                    } else {
                        asked.remove(lookUp.lookUpId());
                    }
                });
    }

    private void again(Effect.LookUp lookUp, long untilNs, Runnable action) {
        if (closed || System.nanoTime() - untilNs >= 0) {
            asked.remove(lookUp.lookUpId());
        } else {
            vertx.setTimer(AGAIN_MS, ignored -> action.run());
        }
    }

    private void failed(Effect.LookUp lookUp, Throwable failure, long untilNs) {
        if (closed) {
            return;
        }
        if (failure instanceof ShardUnavailable) {
            again(lookUp, untilNs, () -> attempt(lookUp, untilNs));
            return;
        }
        LOG.warn(
                "lookup failed service={} contact={} reason=\"{}\"",
                lookUp.service(),
                lookUp.contactId(),
                failure.getMessage());
        if (failure instanceof TimeoutException) {
            // The flow has a clock of its own: that nothing came in time, it says itself.
            asked.remove(lookUp.lookUpId());
        } else {
            tell(lookUp, new Answer(LookUpOutcome.FAILED, new TreeMap<>()), untilNs);
        }
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
}
