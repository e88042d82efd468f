package dev.oneline.core.chat;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.flow.Exits;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote, as an answer to what his flow asks.
 *
 * @param inputId what {@code FinishInput} names
 * @param keys those that it stands for; empty when it is none
 * @param keyCount {@link Command.FinishInput#NO_KEYS} when it is no answer
 * @param secret nobody may see what was written
 */
public record ChatAnswer(String inputId, String keys, int keyCount, boolean secret) {
    /** Between a full-width letter and its usual one. */
    private static final int FULL_WIDTH = '\uff01' - '!';

    /** Null where nothing is asked. */
    public static @Nullable ChatAnswer of(ShardView view, Contact contact, String text) {
        var turn = contact.turn();
        var input = turn == null ? null : turn.input();
        var node = ChatPlanning.node(view, contact);
        if (turn == null || input == null || node == null) {
            return null;
        }
        var keys =
                switch (node.step()) {
                    case Step.Menu menu -> chosen(node, menu, text);
                    case Step.Survey survey -> rating(survey, text);
                    case Step.CollectDigits collect -> digits(collect, text);
                    default -> "";
                };
        return new ChatAnswer(
                Turn.inputId(contact.contactId(), turn.number()),
                keys,
                keys.isEmpty() ? Command.FinishInput.NO_KEYS : keys.length(),
                input.secret());
    }

    /** Whether what is written now must be seen by nobody. */
    public static boolean isSecret(Contact contact) {
        var turn = contact.turn();
        return turn != null && turn.input() != null && turn.input().secret();
    }

    /** A key, or what is written on one, in whatever language. */
    private static String chosen(FlowNode node, Step.Menu menu, String text) {
        var wanted = plain(text);
        for (var exit : node.exits().keySet()) {
            var labels = menu.labels().get(exit);
            if (Exits.isKeys(exit)
                    && (exit.equals(wanted)
                            || (labels != null
                                    && labels.values().stream()
                                            .anyMatch(label -> plain(label).equals(wanted))))) {
                return exit;
            }
        }
        return "";
    }

    private static String rating(Step.Survey survey, String text) {
        var key = plain(text);
        return survey.takes(key) ? key : "";
    }

    /** Also with spaces and hyphens between them, and with the key that would end them on a telephone. */
    private static String digits(Step.CollectDigits collect, String text) {
        var digits = plain(text).replaceAll("[\\s-]", "");
        if (digits.length() > 1 && collect.terminators().indexOf(digits.charAt(digits.length() - 1)) >= 0) {
            digits = digits.substring(0, digits.length() - 1);
        }
        return digits.matches("[0-9]+") && digits.length() <= collect.maxDigits() ? digits : "";
    }

    /** Full-width letters and digits are those of every keyboard. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.chars()
                .map(c -> c >= '\uff01' && c <= '\uff5e' ? c - FULL_WIDTH : c)
                .forEach(c -> plain.append((char) c));
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }
}
