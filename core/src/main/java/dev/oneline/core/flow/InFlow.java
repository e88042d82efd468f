package dev.oneline.core.flow;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.LeavingMessage;
import dev.oneline.core.contact.LiveContacts;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to a contact in a flow: a sound is over, keys were pressed, another system answered, time ran out. */
public final class InFlow {
    private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

    private InFlow() {}

    /** The sounds of a turn are over. Where keys are asked for, that alone is no news. */
    public static Decision soundsOver(ShardView view, Contact contact, String playId, long agoMs, long nowMs) {
        var turn = contact.turn();
        return turn != null && turn.onlyHeard() && playId.equals(Turn.playId(contact.contactId(), turn.number()))
                ? Decision.accept(Walking.leave(view, contact, Exits.NEXT, NOTHING, agoMs, nowMs))
                : Decision.noNews();
    }

    public static Decision decide(ShardView view, Command.FinishInput command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var turn = contact.turn();
        var asked = turn != null
                && turn.input() != null
                && command.inputId().equals(Turn.inputId(contact.contactId(), turn.number()));
        return asked ? input(view, contact, command, nowMs) : Decision.noNews();
    }

    private static Decision input(ShardView view, Contact contact, Command.FinishInput command, long nowMs) {
        var node = view.node(Objects.requireNonNull(contact.run()).spot());
        if (node == null) {
            // Its version was forgotten: the flow says so by failing. A message that was reviewed is left all the same.
            var events = new ArrayList<>(LeavingMessage.reviewed(view, contact, nowMs));
            events.addAll(Walking.leave(view, contact, Exits.NEXT, NOTHING, 0, nowMs));
            return Decision.accept(events);
        }
        return switch (node.step()) {
            case Step.Menu menu -> chosen(view, contact, node, menu, command, nowMs);
            case Step.CollectDigits collect -> collected(view, contact, node, collect, command, nowMs);
            case Step.Survey survey -> rated(view, contact, node, survey, command, nowMs);
            case Step.DialByName dial ->
                Decision.accept(new DialingByName(view, contact, node, dial, command, nowMs).pressed());
            case Step.Voicemail voicemail ->
                Decision.accept(MessageReview.pressed(view, contact, node, command, nowMs));
            default -> Decision.noNews();
        };
    }

    private static Decision chosen(
            ShardView view, Contact contact, FlowNode node, Step.Menu menu, Command.FinishInput command, long nowMs) {
        if (Exits.keys(node).contains(command.keys())) {
            return Decision.accept(Walking.leave(view, contact, command.keys(), NOTHING, command.agoMs(), nowMs));
        }
        return missed(view, contact, node, menu.asking(), command, nowMs);
    }

    private static Decision rated(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.Survey survey,
            Command.FinishInput command,
            long nowMs) {
        if (!survey.takes(command.keys())) {
            return missed(view, contact, node, survey.asking(), command, nowMs);
        }
        var assigned = Walking.assigned(survey.variable(), command.keys());
        return Decision.accept(Walking.leave(view, contact, Exits.NEXT, assigned, command.agoMs(), nowMs));
    }

    private static Decision collected(
            ShardView view,
            Contact contact,
            FlowNode node,
            Step.CollectDigits collect,
            Command.FinishInput command,
            long nowMs) {
        if (command.keyCount() < collect.minDigits()) {
            return missed(view, contact, node, collect.asking(), command, nowMs);
        }
        var assigned = Walking.assigned(collect.variable(), command.keys());
        return Decision.accept(Walking.leave(view, contact, Exits.NEXT, assigned, command.agoMs(), nowMs));
    }

    public static Decision decide(ShardView view, Command.FinishLookUp command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var turn = contact.turn();
        var asked = turn != null
                && turn.request() != null
                && command.lookUpId().equals(Turn.lookUpId(contact.contactId(), turn.number()));
        if (!asked) {
            return Decision.noNews();
        }
        var exit =
                switch (command.outcome()) {
                    case FOUND -> Exits.FOUND;
                    case NOT_FOUND -> Exits.NOT_FOUND;
                    case FAILED -> Exits.FAILED;
                };
        return Decision.accept(Walking.leave(view, contact, exit, results(view, contact, command), 0, nowMs));
    }

    /** Those that the node names; one that isn't told is empty. */
    private static SortedMap<String, String> results(ShardView view, Contact contact, Command.FinishLookUp command) {
        var results = new TreeMap<String, String>();
        if (step(view, contact) instanceof Step.LookUp lookUp) {
            for (var name : lookUp.results()) {
                var value = command.values().getOrDefault(name, "");
                results.put(
                        name, value.length() <= Template.MAX_CHARS ? value : value.substring(0, Template.MAX_CHARS));
            }
        }
        return results;
    }

    /** @param said whether there is anything on it */
    public static List<Event> recorded(
            ShardView view, Contact contact, Command.FinishRecording command, boolean said, long nowMs) {
        var assigned = new TreeMap<String, String>();
        if (step(view, contact) instanceof Step.RecordMessage record) {
            assigned.put(record.variable(), said ? command.recordingId() : "");
        }
        var exit = said ? Exits.NEXT : command.lengthMs() < 0 ? Exits.FAILED : Exits.EMPTY;
        return Walking.leave(view, contact, exit, assigned, command.agoMs(), nowMs);
    }

    private static @Nullable Step step(ShardView view, Contact contact) {
        var node = view.node(Objects.requireNonNull(contact.run()).spot());
        return node == null ? null : node.step();
    }

    /** Nobody reported in time how a turn went. */
    public static Decision runOut(ShardView view, Contact contact, long nowMs) {
        var turn = contact.turn();
        if (turn == null || nowMs < turn.untilMs()) {
            return Decision.noNews();
        }
        if (turn.call() != null) {
            return Transferring.runOut(view, contact, nowMs);
        }
        if (turn.input() != null && contact.channel() == Channel.CHAT) {
            // An agent shouldn't get somebody who went away.
            return Decision.accept(new Event.ContactAbandoned(contact.contactId(), EndCause.CUSTOMER_LOST));
        }
        if (turn.input() != null) {
            var silence = new Command.FinishInput(
                    contact.contactId(), Turn.inputId(contact.contactId(), turn.number()), "", 0, 0);
            return input(view, contact, silence, nowMs);
        }
        if (turn.recording() != null) {
            var lost = new Command.FinishRecording(
                    contact.contactId(), Turn.recordingId(contact.contactId(), turn.number()), -1, 0);
            return Decision.accept(recorded(view, contact, lost, false, nowMs));
        }
        var exit = turn.request() != null ? Exits.TIMEOUT : Exits.NEXT;
        return Decision.accept(Walking.leave(view, contact, exit, NOTHING, 0, nowMs));
    }

    private static Decision missed(
            ShardView view, Contact contact, FlowNode node, Asking asking, Command.FinishInput command, long nowMs) {
        return Decision.accept(Walking.miss(view, contact, node, asking, Missed.by(command), nowMs));
    }
}
