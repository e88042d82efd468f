package dev.oneline.core.flow;

import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.flow.speech.Speaking;
import dev.oneline.core.flow.speech.Writing;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a contact hears and is asked at a node, from the node and from what is known. */
final class Turns {
    /** The media bridge plays no longer sound. */
    private static final long MAX_SOUND_MS = 120_000;

    private static final long MAX_SOUNDS_MS = 10 * 60_000;
    /** For the bridge's word to come. */
    private static final long GRACE_MS = 5_000;
    /** Who writes takes his time; who says nothing for so long isn't there any more. */
    static final long CHAT_IDLE_MS = 5 * 60_000;

    private final ShardView view;
    private final boolean written;
    private final SortedMap<String, String> variables;
    private final int number;
    private final int attempt;
    private final boolean callsOut;
    private final long nowMs;

    /**
     * @param channel how it hears: what is read is written, and waited for longer
     * @param number of the turn
     * @param callsOut whether anybody can be called for the contact
     */
    Turns(
            ShardView view,
            Channel channel,
            SortedMap<String, String> variables,
            int number,
            int attempt,
            boolean callsOut,
            long nowMs) {
        this.view = view;
        this.written = channel == Channel.CHAT;
        this.callsOut = callsOut;
        this.variables = variables;
        this.number = number;
        this.attempt = attempt;
        this.nowMs = nowMs;
    }

    /** Null where there is nothing to wait for. */
    @Nullable
    Turn at(FlowNode node) {
        return switch (node.step()) {
            case Step.Play play -> {
                var sounds = spoken(List.of(), play.sounds());
                yield sounds.isEmpty() ? null : turn(sounds, play.bargeIn(), null, null, null, null, 0);
            }
            case Step.Question question -> asks(node, question.asking(), List.of());
            case Step.Transfer transfer -> calls(transfer);
            case Step.LookUp lookUp -> {
                var arguments = new TreeMap<String, String>();
                lookUp.arguments().forEach((name, value) -> arguments.put(name, Template.fill(value, variables)));
                var request = new Turn.Request(lookUp.service(), arguments, lookUp.timeoutMs());
                yield turn(spoken(List.of(), lookUp.sounds()), false, null, request, null, null, lookUp.timeoutMs());
            }
            case Step.RecordMessage s ->
                written ? null : records(s.sounds(), new Turn.Recording(s.maxMs(), s.silenceMs(), s.terminators(), ""));
            case Step.Voicemail s -> {
                var box = view.voicemailBox(s.boxId());
                if (box == null || written) {
                    yield null;
                }
                yield MessageReview.spoken(variables) == null ? message(s, box) : asks(node, Asking.USUAL, List.of());
            }
            default -> null;
        };
    }

    private Turn message(Step.Voicemail step, VoicemailBox box) {
        var greeting = new Sound.Recording(box.greeting().isEmpty() ? VoicemailBox.USUAL_GREETING : box.greeting());
        var sounds = step.sounds().isEmpty() ? List.<Sound>of(greeting) : step.sounds();
        return records(sounds, new Turn.Recording(box.maxMs(), box.silenceMs(), "#", box.boxId()));
    }

    /** Null where the number can't be called, or nobody can call it. */
    private @Nullable Turn calls(Step.Transfer step) {
        var number = Dialling.number(step, variables);
        if (number == null || !callsOut) {
            return null;
        }
        var ringback = view.config().offers().ringback();
        var sounds = step.sounds().isEmpty()
                ? ringback.isEmpty() ? List.<Sound>of() : List.<Sound>of(new Sound.Music(ringback))
                : step.sounds();
        var call = new Turn.Call(number, step.ringMs(), false);
        return turn(spoken(List.of(), sounds), false, null, null, null, call, step.ringMs() + GRACE_MS);
    }

    /** The tone says when to speak. */
    private Turn records(List<Sound> sounds, Turn.Recording recording) {
        return turn(
                spoken(sounds, List.of(new Sound.Music("beep"))),
                false,
                null,
                null,
                recording,
                null,
                recording.maxMs() + GRACE_MS);
    }

    /** @param first what is heard before the question */
    Turn asks(FlowNode node, Asking asking, List<Sound> first) {
        var input = input(node, asking);
        var waitMs = written ? CHAT_IDLE_MS : input.firstKeyMs() + input.maxKeys() * input.nextKeyMs() + GRACE_MS;
        return turn(spoken(first, question(node.step())), asking.bargeIn(), input, null, null, null, waitMs);
    }

    private List<Sound> question(Step step) {
        return switch (step) {
            case Step.DialByName dial -> DialingByName.question(view.directory(), dial, variables);
            case Step.Question question -> question.sounds();
            case Step.Voicemail voicemail ->
                MessageReview.question(Objects.requireNonNull(MessageReview.spoken(variables)), attempt);
            default -> List.of();
        };
    }

    private Turn.Input input(FlowNode node, Asking asking) {
        if (node.step() instanceof Step.CollectDigits collect) {
            return new Turn.Input(
                    collect.maxDigits(),
                    collect.terminators(),
                    asking.firstKeyMs(),
                    asking.nextKeyMs(),
                    collect.secret());
        }
        if (node.step() instanceof Step.DialByName) {
            return DialingByName.input(asking, variables);
        }
        // A survey and a message that is reviewed have no keys among their exits: they take one.
        var longest = Exits.keys(node).stream().mapToInt(String::length).max().orElse(1);
        return new Turn.Input(longest, "", asking.firstKeyMs(), asking.nextKeyMs(), false);
    }

    private Turn turn(
            List<String> sounds,
            boolean bargeIn,
            Turn.@Nullable Input input,
            Turn.@Nullable Request request,
            Turn.@Nullable Recording recording,
            Turn.@Nullable Call call,
            long waitMs) {
        // A lookup's or a call's own time is all it has, whatever is heard meanwhile.
        var read = written && input != null;
        var soundMs =
                request == null && call == null && !read ? Math.min(MAX_SOUNDS_MS, sounds.size() * MAX_SOUND_MS) : 0;
        return new Turn(number, attempt, sounds, bargeIn, input, request, recording, call, nowMs + soundMs + waitMs);
    }

    private List<String> spoken(List<Sound> first, List<Sound> then) {
        var sounds = new ArrayList<Sound>(first);
        sounds.addAll(then);
        var language = variables.getOrDefault(Walking.LANGUAGE, "");
        UnaryOperator<String> fill = text -> Template.fill(text, variables);
        return written ? Writing.names(language, sounds, fill) : Speaking.names(language, sounds, fill);
    }
}
