package dev.oneline.core.simulation;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Command.TransferOutcome;
import dev.oneline.core.shard.ShardView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a simulated customer in a flow, and the systems that it asks, do. */
final class InFlow {
    private static final List<String> KEYS = List.of(
            "1", "2", "100200", "4", "5", "2", "100200", "9", "3", "6", "0", "2", "", "7", "100200", "8", "*", "26");

    private static final List<LookUpOutcome> OUTCOMES = List.of(LookUpOutcome.values());

    private static final List<TransferOutcome> ENDS = List.of(TransferOutcome.values());

    private InFlow() {}

    static boolean suits(Step step, Contact contact) {
        var turn = contact.turn();
        if (turn == null) {
            return false;
        }
        return switch (step.kind()) {
            case PRESS -> turn.input() != null;
            case LOOK_UP -> turn.request() != null;
            case SPEAK -> turn.recording() != null;
            case TRANSFER -> turn.call() != null;
            default -> turn.onlyHeard();
        };
    }

    /** Somebody is to be called for it, and hasn't been yet. */
    static boolean isUncalled(Contact contact, Set<String> placed) {
        var turn = contact.callingTurn();
        return turn != null && !placed.contains(Turn.callId(contact.contactId(), turn.number()));
    }

    /** About the turn that it has, or about one that it had. */
    static Command command(Step step, Contact contact) {
        var turn = contact.turn();
        var contactId = contact.contactId();
        var number = (turn == null ? 1 : turn.number()) - (step.who() % 11 == 0 ? 1 : 0);
        return switch (step.kind()) {
            case SOUNDS_OVER -> new Command.FinishPrompt(contactId, Turn.playId(contactId, number), 0);
            case PRESS -> {
                var keys = KEYS.get(step.who() % KEYS.size());
                yield new Command.FinishInput(
                        contactId, Turn.inputId(contactId, number), keys, keys.length(), step.who() % 3 * 400L);
            }
            case TRANSFER -> calls(Turn.callId(contactId, number), contactId, step.who());
            case SPEAK -> speaks(contactId, number, step.who());
            default ->
                new Command.FinishLookUp(
                        contactId,
                        Turn.lookUpId(contactId, number),
                        OUTCOMES.get(step.who() % OUTCOMES.size()),
                        new TreeMap<>(Map.of("balance", "1234.50", "unasked", "1")));
        };
    }

    /** What somebody who has hung up was saying; null: nothing. */
    static @Nullable Command unsaved(Step step, ShardView view) {
        return view.endedContacts().stream()
                .filter(contact -> contact.unsaved() != null)
                .findFirst()
                .map(contact -> (Command) new Command.FinishRecording(
                        contact.contactId(), contact.unsaved().recordingId(), step.which() % 4 * 2_000L, 0))
                .orElse(null);
    }

    private static Command calls(String callId, String contactId, int who) {
        var outcome = ENDS.get(who % ENDS.size());
        return who % 2 == 0
                ? new Command.AnswerTransfer(contactId, callId)
                : new Command.EndTransfer(contactId, callId, outcome, who % 3 * 300L);
    }

    private static Command speaks(String contactId, int turn, int who) {
        return new Command.FinishRecording(
                contactId, Turn.recordingId(contactId, turn), who % 5 * 2_000L - 2_000, who % 3 * 300L);
    }
}
