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
import java.util.SortedMap;
import java.util.TreeMap;

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

    private DialingByName() {}

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

    static List<Event> pressed(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.DialByName step,
            Command.FinishInput command,
            long nowMs) {
        var found = found(Objects.requireNonNull(contact.run()).variables());
        return found.isEmpty()
                ? spelt(view, contact, node, step, command, nowMs)
                : chosen(view, contact, node, step, found, command, nowMs);
    }

    private static List<Event> spelt(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.DialByName step,
            Command.FinishInput command,
            long nowMs) {
        if (command.keys().isEmpty()) {
            return missed(view, contact, node, step, command, step.asking().after(why(command)), nowMs);
        }
        var people = view.directory().find(command.keys(), MAX_FOUND);
        if (people == null || people.isEmpty()) {
            var first = List.<Sound>of(new Sound.Recording(people == null ? MANY : NOBODY));
            return missed(view, contact, node, step, command, first, nowMs);
        }
        var extensions = String.join(" ", people.stream().map(Person::extension).toList());
        return Walking.stay(view, contact, Exits.NAMES_FOUND, assigned(FOUND, extensions), command.agoMs(), nowMs);
    }

    private static List<Event> chosen(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.DialByName step,
            List<String> found,
            Command.FinishInput command,
            long nowMs) {
        if (command.keys().equals(ANOTHER)) {
            return Walking.stay(view, contact, Exits.ANOTHER_NAME, assigned(FOUND, ""), command.agoMs(), nowMs);
        }
        var key = command.keys().matches("[1-9]") ? Integer.parseInt(command.keys()) : 0;
        if (key == 0 || key > found.size()) {
            return missed(view, contact, node, step, command, step.asking().after(why(command)), nowMs);
        }
        var assigned = assigned(FOUND, "");
        assigned.put(step.variable(), found.get(key - 1));
        return Walking.leave(view, contact, Exits.NEXT, assigned, command.agoMs(), nowMs);
    }

    private static List<Event> missed(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.DialByName step,
            Command.FinishInput command,
            List<Sound> first,
            long nowMs) {
        return Walking.miss(view, contact, node, step.asking(), why(command), first, assigned(FOUND, ""), nowMs);
    }

    private static Missed why(Command.FinishInput command) {
        return command.keyCount() == 0 ? Missed.NO_INPUT : Missed.WRONG_INPUT;
    }

    private static List<String> found(Map<String, String> variables) {
        var found = variables.getOrDefault(FOUND, "");
        return found.isEmpty() ? Collections.emptyList() : List.of(found.split(" "));
    }

    private static SortedMap<String, String> assigned(String variable, String value) {
        var assigned = new TreeMap<String, String>();
        assigned.put(variable, value);
        return assigned;
    }
}
