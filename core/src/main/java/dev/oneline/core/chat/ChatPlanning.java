package dev.oneline.core.chat;

import dev.oneline.core.chat.ChatMessage.Choice;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.flow.Exits;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.flow.Walking;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.ShardView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a chat's customer is to read now, from the contact's state and its flow: the counterpart of {@link MediaPlanning}. */
public final class ChatPlanning {
    /** As on a telephone. */
    private static final String KEY_ORDER = "1234567890*#";

    private ChatPlanning() {}

    /** Null where there is nothing new to read: in the queue, and while people write to each other. */
    public static @Nullable ChatMessage message(ShardView view, Contact contact) {
        var contactId = contact.contactId();
        return switch (contact.state()) {
            case ARRIVED -> {
                var greeting = contact.arrival().greeting();
                yield greeting == null
                        ? null
                        : said(contact, MediaPlanning.greetingPlayId(contactId), greeting.prompt());
            }
            case IN_FLOW -> inFlow(view, contact);
            case LEAVING -> {
                var farewell = contact.farewell();
                yield farewell == null
                        ? null
                        : said(contact, MediaPlanning.farewellPlayId(contactId), farewell.prompt());
            }
            case QUEUED, OFFERED, CONNECTED, HELD, WRAP_UP, CLOSED, ABANDONED -> null;
        };
    }

    private static ChatMessage said(Contact contact, String messageId, String prompt) {
        return new ChatMessage(messageId, language(contact), List.of(prompt), List.of(), false, true);
    }

    private static @Nullable ChatMessage inFlow(ShardView view, Contact contact) {
        var turn = contact.turn();
        if (turn == null) {
            return null;
        }
        var choices = turn.input() == null ? List.<Choice>of() : choices(view, contact);
        var secret = turn.input() != null && turn.input().secret();
        var messageId = Turn.playId(contact.contactId(), turn.number());
        return new ChatMessage(messageId, language(contact), turn.sounds(), choices, secret, turn.onlyHeard());
    }

    static List<Choice> choices(ShardView view, Contact contact) {
        var node = node(view, contact);
        if (node != null && node.step() instanceof Step.Survey survey) {
            return IntStream.rangeClosed(1, survey.highest())
                    .mapToObj(Integer::toString)
                    .map(key -> new Choice(key, key))
                    .toList();
        }
        if (node == null || !(node.step() instanceof Step.Menu menu)) {
            return List.of();
        }
        var language = language(contact);
        return node.exits().keySet().stream()
                .filter(Exits::isKeys)
                .sorted(Comparator.comparing(ChatPlanning::place))
                .map(key -> new Choice(key, label(menu, key, language)))
                .toList();
    }

    private static String label(Step.Menu menu, String key, String language) {
        var labels = menu.labels().get(key);
        return labels == null ? key : labels.getOrDefault(language, key);
    }

    private static String place(String keys) {
        var place = new StringBuilder();
        keys.chars().forEach(key -> place.append((char) ('a' + KEY_ORDER.indexOf(key))));
        return place.toString();
    }

    /** Where it is in its flow; null: in none, or that version was forgotten. */
    static @Nullable FlowNode node(ShardView view, Contact contact) {
        var run = contact.run();
        return run == null ? null : view.node(run.spot());
    }

    private static String language(Contact contact) {
        var run = contact.run();
        return run == null ? "" : run.variables().getOrDefault(Walking.LANGUAGE, "");
    }
}
