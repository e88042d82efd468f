package dev.oneline.core.flow;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.LeavingMessage;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A message that was spoken and isn't left yet: its caller may send it, listen to it, or speak it anew. Who hangs up, or
 * presses nothing of use, has left it. That a contact is there follows from a variable, whose name no other step can have.
 */
public final class MessageReview {
    private static final String SPOKEN = "voicemail.spoken";
    private static final String SEND = "1";
    private static final String LISTEN = "2";
    private static final String ANEW = "3";
    private static final String MENU = "message-menu";

    private MessageReview() {}

    /**
     * What was spoken.
     *
     * @param listens whether its caller hears it
     */
    public record Spoken(String recordingId, long lengthMs, boolean listens, String boxId) {
        private static final String LISTENS = "listens";

        private SortedMap<String, String> assigned() {
            return Walking.assigned(
                    SPOKEN, recordingId + " " + lengthMs + " " + (listens ? LISTENS : "-") + " " + boxId);
        }

        private static Spoken parse(String text) {
            var parts = text.split(" ", 4);
            return new Spoken(parts[0], Long.parseLong(parts[1]), parts[2].equals(LISTENS), parts[3]);
        }
    }

    /** Null where none is. */
    static @Nullable Spoken spoken(Map<String, String> variables) {
        var text = variables.getOrDefault(SPOKEN, "");
        return text.isEmpty() ? null : Spoken.parse(text);
    }

    /** What a contact has spoken and not left yet; null: nothing. */
    public static @Nullable Spoken of(Contact contact) {
        var turn = contact.turn();
        return turn == null || turn.input() == null
                ? null
                : spoken(Objects.requireNonNull(contact.run()).variables());
    }

    /** Nothing is. */
    static SortedMap<String, String> over() {
        return Walking.assigned(SPOKEN, "");
    }

    /** @param attempt the message is heard once, and not again when its caller presses what is no key */
    static List<Sound> question(Spoken spoken, int attempt) {
        var menu = new Sound.Recording(MENU);
        return spoken.listens && attempt == 1
                ? List.of(new Sound.Value(Sound.As.RECORDING, spoken.recordingId), menu)
                : List.of(menu);
    }

    /** It was spoken just now; empty: it can't be reviewed, and is left as it is. */
    public static List<Event> begin(ShardView view, Contact contact, Spoken spoken, long agoMs, long nowMs) {
        var box = view.voicemailBox(spoken.boxId);
        return box != null && box.review() && canStay(view, contact)
                ? Walking.stay(view, contact, Exits.MESSAGE_SPOKEN, spoken.assigned(), agoMs, nowMs)
                : List.of();
    }

    private static boolean canStay(ShardView view, Contact contact) {
        var run = Objects.requireNonNull(contact.run());
        return view.node(run.spot()) != null && run.turns() + 1 < Walking.MAX_TURNS;
    }

    static List<Event> pressed(
            ShardView view, Contact contact, FlowNode node, Command.FinishInput command, long nowMs) {
        var spoken = of(contact);
        if (spoken == null) {
            return List.of();
        }
        if (canStay(view, contact)) {
            switch (command.keys()) {
                case LISTEN -> {
                    var listens = new Spoken(spoken.recordingId, spoken.lengthMs, true, spoken.boxId);
                    return Walking.stay(view, contact, Exits.MESSAGE_HEARD, listens.assigned(), command.agoMs(), nowMs);
                }
                case ANEW -> {
                    return Walking.stay(view, contact, Exits.MESSAGE_ANEW, over(), command.agoMs(), nowMs);
                }
                case SEND -> {}
                default -> {
                    if (Objects.requireNonNull(contact.turn()).attempt() < Asking.USUAL.attempts()) {
                        return Walking.miss(view, contact, node, Asking.USUAL, Missed.by(command), nowMs);
                    }
                }
            }
        }
        var events = new ArrayList<>(LeavingMessage.reviewed(view, contact, nowMs));
        events.addAll(Walking.leave(view, contact, Exits.NEXT, over(), command.agoMs(), nowMs));
        return events;
    }
}
