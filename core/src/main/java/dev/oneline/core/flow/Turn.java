package dev.oneline.core.flow;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a contact hears and is asked, until something comes of it.
 *
 * @param number counts the contact's turns
 * @param attempt how often the node has asked
 * @param sounds names as the media bridge knows them
 * @param input null when no keys are asked for
 * @param request null when no other system is asked
 * @param recording null when nothing is recorded
 * @param call null when nobody is called
 * @param untilMs it is taken for over then, even when nobody reports it
 */
public record Turn(
        int number,
        int attempt,
        List<String> sounds,
        boolean bargeIn,
        @Nullable Input input,
        @Nullable Request request,
        @Nullable Recording recording,
        @Nullable Call call,
        long untilMs) {
    public Turn {
        sounds = List.copyOf(sounds);
    }

    /** What {@code FinishPrompt} names when the sounds are over. */
    public static String playId(String contactId, int number) {
        return contactId + ":turn" + number;
    }

    /** What {@code FinishInput} names. */
    public static String inputId(String contactId, int number) {
        return contactId + ":input" + number;
    }

    /** What {@code FinishLookUp} names. */
    public static String lookUpId(String contactId, int number) {
        return contactId + ":lookup" + number;
    }

    /** What {@code FinishRecording} names: a message's name, too, and that of its sound. */
    public static String recordingId(String contactId, int number) {
        return contactId + "-r" + number;
    }

    /** What {@code AnswerTransfer} and {@code EndTransfer} name. */
    public static String callId(String contactId, int number) {
        return contactId + "-c" + number;
    }

    /** Of whom it calls. */
    public static String callLegId(String contactId, int number) {
        return contactId + ":called" + number;
    }

    /** It goes on when its sounds are over. */
    public boolean onlyHeard() {
        return input == null && request == null && recording == null && call == null;
    }

    /** They talk. */
    public boolean talks() {
        return call != null && call.answered();
    }

    /** Who is called has answered. */
    public Turn answered(long talkUntilMs) {
        var talk = call == null ? null : new Call(call.number, call.ringMs, true);
        return new Turn(number, attempt, sounds, bargeIn, input, request, recording, talk, talkUntilMs);
    }

    /**
     * Somebody outside is called.
     *
     * @param answered whether they talk
     */
    public record Call(String number, long ringMs, boolean answered) {}

    /**
     * What the contact says is recorded.
     *
     * @param boxId whose message it becomes; empty: no box's
     */
    public record Recording(long maxMs, long silenceMs, String terminators, String boxId) {}

    /** Keys that are asked for: {@link dev.oneline.core.media.KeyInput} without its id. */
    public record Input(int maxKeys, String terminators, long firstKeyMs, long nextKeyMs, boolean secret) {}

    /** What another system is asked. */
    public record Request(String service, SortedMap<String, String> arguments, long timeoutMs) {
        public Request {
            arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
        }
    }
}
