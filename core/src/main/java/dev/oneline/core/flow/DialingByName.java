package dev.oneline.core.flow;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.directory.Directory;
import dev.oneline.core.directory.Person;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Dials somebody by name: first a name is spelt on the keys, then one of those who have it is chosen by a key. Which of the
 * two it is follows from a variable, whose name no other step can have: the extensions that were found.
 */
final class DialingByName {
    /** Whoever reads out more names than there are keys. */
    private static final int MAX_FOUND = 9;

    private static final int MAX_KEYS = 24;
    private static final String END = "#";
    private static final String ANOTHER = "*";
    private static final String FOUND = "dial-by-name.found";

    private static final String FOR = "for-person";
    private static final String PRESS = "press";
    private static final String STAR = "another-name-star";
    private static final String NOBODY = "no-such-name";
    private static final String MANY = "many-such-names";

    /** What it says itself. */
    static final List<String> RECORDINGS = List.of(FOR, PRESS, STAR, NOBODY, MANY);

    private final ShardView view;
    private final Contact contact;
    private final FlowNode node;
    private final Step.DialByName step;
    private final Command.FinishInput command;
    private final long nowMs;

    DialingByName(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.DialByName step,
            Command.FinishInput command,
            long nowMs) {
        this.view = view;
        this.contact = contact;
        this.node = node;
        this.step = step;
        this.command = command;
        this.nowMs = nowMs;
    }

    /** What is asked now: for a name, or who of them it is. */
    static List<Sound> question(Directory directory, Step.DialByName step, Map<String, String> variables) {
        var found = found(variables);
        if (found.isEmpty()) {
            return step.sounds();
        }
        var sounds = new ArrayList<Sound>();
        for (var i = 0; i < found.size(); i++) {
            var person = directory.person(found.get(i));
            // Who was taken out of the directory meanwhile leaves his key to nobody.
            if (person != null) {
                sounds.add(new Sound.Recording(FOR));
                sounds.add(new Sound.Value(Sound.As.TEXT, name(person, variables)));
                sounds.add(new Sound.Recording(PRESS));
                sounds.add(new Sound.Value(Sound.As.DIGITS, Integer.toString(i + 1)));
            }
        }
        sounds.add(new Sound.Recording(STAR));
        return sounds;
    }

    /** Braces would be taken for a variable. */
    private static String name(Person person, Map<String, String> variables) {
        return person.said(variables.getOrDefault(Walking.LANGUAGE, "")).replaceAll("[{}]", " ");
    }

    static Turn.Input input(Asking asking, Map<String, String> variables) {
        return found(variables).isEmpty()
                ? new Turn.Input(MAX_KEYS, END, asking.firstKeyMs(), asking.nextKeyMs(), false)
                : new Turn.Input(1, "", asking.firstKeyMs(), asking.nextKeyMs(), false);
    }

    List<Event> pressed() {
        var found = found(Objects.requireNonNull(contact.run()).variables());
        return found.isEmpty() ? spelt() : chosen(found);
    }

    private List<Event> spelt() {
        if (command.keys().isEmpty()) {
            return missed(step.asking().after(Missed.by(command)));
        }
        var people = view.directory().find(command.keys(), MAX_FOUND);
        if (people == null || people.isEmpty()) {
            return missed(List.of(new Sound.Recording(people == null ? MANY : NOBODY)));
        }
        return stay(
                Exits.NAMES_FOUND,
                String.join(" ", people.stream().map(Person::extension).toList()));
    }

    private List<Event> chosen(List<String> found) {
        if (command.keys().equals(ANOTHER)) {
            return stay(Exits.ANOTHER_NAME, "");
        }
        var key = command.keys().matches("[1-9]") ? Integer.parseInt(command.keys()) : 0;
        if (key == 0 || key > found.size()) {
            return missed(step.asking().after(Missed.by(command)));
        }
        var assigned = Walking.assigned(FOUND, "");
        assigned.put(step.variable(), found.get(key - 1));
        return Walking.leave(view, contact, Exits.NEXT, assigned, command.agoMs(), nowMs);
    }

    private List<Event> stay(String exit, String found) {
        return Walking.stay(view, contact, exit, Walking.assigned(FOUND, found), command.agoMs(), nowMs);
    }

    private List<Event> missed(List<Sound> first) {
        var forgotten = Walking.assigned(FOUND, "");
        return Walking.miss(view, contact, node, step.asking(), Missed.by(command), first, forgotten, nowMs);
    }

    private static List<String> found(Map<String, String> variables) {
        var found = variables.getOrDefault(FOUND, "");
        return found.isEmpty() ? Collections.emptyList() : List.of(found.split(" "));
    }
}
