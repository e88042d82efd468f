package dev.oneline.core.flow;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.Going;
import dev.oneline.core.contact.Overflowing;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter: a contact's way through its flow within one decision, node by node until something takes time. It
 * reads, and gathers the events that say where the contact went; what they make of it is {@link FlowRun}'s to say.
 */
public final class Walking {
    public static final String CALLER = "caller";
    public static final String CALLED = "called";
    public static final String LANGUAGE = "language";

    /** Of one contact: some hours of a caller who never says anything of use. */
    static final int MAX_TURNS = 1_000;

    /** Nodes in one decision. */
    private static final int MAX_NODES = 500;

    private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

    private final ShardView view;
    private final Going contact;
    /** An agent has talked with it: it goes into no queue any more. */
    private final boolean talkedWith;

    private final boolean callsOut;
    private final String elseQueueId;
    private final long agoMs;
    private final long nowMs;
    private final List<Event> events = new ArrayList<>();
    private FlowRun run;
    private int nodes;

    private Walking(
            ShardView view,
            Going contact,
            boolean talkedWith,
            String elseQueueId,
            FlowRun run,
            long agoMs,
            long nowMs) {
        this.view = view;
        this.contact = contact;
        this.talkedWith = talkedWith;
        this.callsOut = callsOut(contact.carrier());
        this.elseQueueId = elseQueueId;
        this.run = run;
        this.agoMs = agoMs;
        this.nowMs = nowMs;
    }

    /**
     * From the start of a flow. What is known from another one before is still known.
     *
     * @param elseQueueId where the contact goes when the flow can't go on
     */
    public static List<Event> begin(
            ShardView view, Going contact, Flow flow, String elseQueueId, long agoMs, long nowMs) {
        return begin(view, contact, flow, flow.language(), elseQueueId, agoMs, nowMs);
    }

    /** @param wanted the language of who comes, if it is known and the flow speaks it */
    public static List<Event> begin(
            ShardView view, Going contact, Flow flow, String wanted, String elseQueueId, long agoMs, long nowMs) {
        var start = new Spot(flow.flowId(), flow.version(), flow.startNodeId(), null);
        var run = FlowRun.atDoor(start, contact.run());
        var walking = new Walking(view, contact, false, elseQueueId, run, agoMs, nowMs);
        var known = new TreeMap<String, String>();
        known.put(CALLER, contact.customer().address());
        known.put(CALLED, contact.entryPoint());
        var language = flow.speaks(wanted) ? wanted : flow.language();
        var learned = run.variables().get(LANGUAGE);
        known.put(LANGUAGE, learned != null && isHeardIn(view, flow, learned) ? learned : language);
        if (MessageReview.spoken(run.variables()) != null) {
            // Of a flow that failed meanwhile: the message was left then.
            known.putAll(MessageReview.over());
        }
        walking.goOn(null, "", start, known);
        return walking.events;
    }

    /** Whether who has chosen another flow's language hears something of this one in it. */
    private static boolean isHeardIn(ShardView view, Flow flow, String language) {
        var boxId = MessageFlow.boxId(flow.flowId());
        var box = boxId == null ? null : view.voicemailBox(boxId);
        return flow.speaks(language) || (box != null && box.greets(language));
    }

    /** Out of the node where the contact is. */
    static List<Event> leave(
            ShardView view, Contact contact, String exit, SortedMap<String, String> assigned, long agoMs, long nowMs) {
        var walking = of(view, contact, agoMs, nowMs);
        var spot = walking.run.spot();
        var to = walking.exit(spot, exit);
        if (to != null) {
            walking.goOn(spot, exit, to, assigned);
        }
        return walking.events;
    }

    /** On at the node where it is, with what is known now. */
    static List<Event> stay(
            ShardView view, Contact contact, String exit, SortedMap<String, String> assigned, long agoMs, long nowMs) {
        var walking = of(view, contact, agoMs, nowMs);
        var spot = walking.run.spot();
        walking.goOn(spot, exit, spot, assigned);
        return walking.events;
    }

    /** The one agent for whom it waited can't be had. */
    public static List<Event> unanswered(ShardView view, Contact contact, long nowMs) {
        return leave(view, contact, Exits.NO_ANSWER, NOTHING, 0, nowMs);
    }

    /** Where it goes once its agent has hung up: empty where its flow doesn't say. */
    public static List<Event> after(ShardView view, Contact contact, long nowMs) {
        var run = contact.run();
        if (run == null || contact.arrival().carrier() == null) {
            return List.of();
        }
        var spot = run.spot();
        var walking = of(view, contact, true, FlowRun.atDoor(spot, run), 0, nowMs);
        var node = view.node(spot);
        var to = node == null ? null : node.exits().get(Exits.AFTER);
        if (to != null) {
            walking.goOn(spot, Exits.AFTER, spot.at(to), NOTHING);
        }
        return walking.events;
    }

    private static boolean callsOut(@Nullable Carrier carrier) {
        return carrier != null && carrier.callsOut() != null;
    }

    /** What was pressed, if anything, is nothing that the node knows: it asks again, or gives up. */
    static List<Event> miss(ShardView view, Contact contact, FlowNode node, Asking asking, Missed why, long nowMs) {
        return miss(view, contact, node, asking, why, asking.after(why), NOTHING, nowMs);
    }

    /**
     * @param first heard before it asks again
     * @param assigned when it gives up
     */
    static List<Event> miss(
            ShardView view,
            Contact contact,
            FlowNode node,
            Asking asking,
            Missed why,
            List<Sound> first,
            SortedMap<String, String> assigned,
            long nowMs) {
        var run = Objects.requireNonNull(contact.run());
        var turn = Objects.requireNonNull(run.turn());
        if (turn.attempt() < asking.attempts() && run.turns() < MAX_TURNS) {
            var turns = new Turns(
                    view,
                    contact.channel(),
                    run.variables(),
                    run.turns() + 1,
                    turn.attempt() + 1,
                    callsOut(contact.arrival().carrier()),
                    nowMs);
            return List.of(
                    new Event.InputMissed(contact.contactId(), run.spot(), why, turns.asks(node, asking, first)));
        }
        var exit = why == Missed.NO_INPUT ? Exits.NO_INPUT : Exits.WRONG_INPUT;
        return leave(view, contact, exit, assigned, 0, nowMs);
    }

    private static Walking of(ShardView view, Contact contact, long agoMs, long nowMs) {
        var run = Objects.requireNonNull(contact.run());
        return of(view, contact, contact.ending() != null, run, agoMs, nowMs);
    }

    private static Walking of(
            ShardView view, Contact contact, boolean talkedWith, FlowRun run, long agoMs, long nowMs) {
        return new Walking(view, Going.of(view, contact), talkedWith, contact.queueId(), run, agoMs, nowMs);
    }

    /**
     * Where the way goes on.
     *
     * @param to null: it has come to its end, and the events say which
     */
    private record Way(String exit, @Nullable Spot to, SortedMap<String, String> assigned) {}

    private void goOn(@Nullable Spot first, String exit, Spot firstTo, SortedMap<String, String> assigned) {
        var from = first;
        var way = new Way(exit, firstTo, assigned);
        for (var to = way.to(); to != null; to = way.to()) {
            var node = arrive(from, way.exit(), to, way.assigned());
            if (node == null || run.turn() != null) {
                return;
            }
            from = to;
            way = way(node.step(), to);
        }
    }

    private Way way(Step step, Spot from) {
        return switch (step) {
            case Step.SetVariables s -> along(from, Exits.NEXT, values(s));
            case Step.Count s -> along(from, Exits.NEXT, assigned(s.variable(), counted(s.variable())));
            case Step.SetLanguage s -> along(from, Exits.NEXT, assigned(LANGUAGE, s.language()));
            // Without any sound there is nothing to wait for.
            case Step.Play s -> along(from, Exits.NEXT, NOTHING);
            case Step.Branch s -> along(from, choice(s), NOTHING);
            case Step.ByCalendar s -> byCalendar(from, s.calendarId());
            case Step.SubFlow s -> jump("call", called(from, s.flowId()));
            case Step.Return s -> {
                var caller = from.caller();
                yield jump(Exits.NEXT, caller == null ? fault(from, FlowFault.NO_WAY_ON) : exit(caller, Exits.NEXT));
            }
            case Step.Repeat s -> jump("repeat", run.heard() == null ? fault(from, FlowFault.NO_WAY_ON) : run.heard());
            case Step.Back s ->
                jump("back", ofTrail(from, Math.max(0, run.trail().size() - 2)));
            case Step.MainMenu s -> jump("main-menu", ofTrail(from, 0));
            case Step.Enqueue s -> jump(Exits.FULL, enqueue(from, s.queueId()));
            case Step.HangUp s -> jump("", served());
            case Step.OfferCallback s -> jump(Exits.FAILED, callBack(from, s));
            case Step.RingAgent s -> ring(from, s);
            // Its number can't be called.
            case Step.Transfer s -> along(from, Exits.FAILED, NOTHING);
            // There is no such box, or nobody speaks.
            case Step.Voicemail s -> along(from, Exits.FAILED, NOTHING);
            // Where nobody speaks.
            case Step.RecordMessage s -> along(from, Exits.FAILED, NOTHING);
            case Step.Question s -> throw new AssertionError("a question takes its turn");
            case Step.LookUp s -> throw new AssertionError("a lookup takes its turn");
        };
    }

    private Way along(Spot from, String exit, SortedMap<String, String> assigned) {
        return new Way(exit, exit(from, exit), assigned);
    }

    private static Way jump(String exit, @Nullable Spot to) {
        return new Way(exit, to, NOTHING);
    }

    private Way byCalendar(Spot from, String calendarId) {
        var open = view.calendarOpen(calendarId, nowMs);
        return open == null
                ? jump(Exits.CLOSED, fault(from, FlowFault.NO_SUCH_CALENDAR))
                : along(from, open ? Exits.OPEN : Exits.CLOSED, NOTHING);
    }

    /** Menus or flows below each other, more than the configuration allows. */
    private boolean tooDeep(int menuDepth, Spot spot) {
        var most = view.config().menus().maxDepth();
        return menuDepth > most || spot.depth() > most;
    }

    /** The contact is at a node; null when there is none, or the way was too long. */
    private @Nullable FlowNode arrive(@Nullable Spot from, String exit, Spot to, SortedMap<String, String> given) {
        var node = view.node(to);
        var assigned = from == null ? given : inItsLanguages(to, given);
        var menuDepth = node != null && node.step() instanceof Step.Menu ? menuDepth(to) : 0;
        var fault = node == null
                ? FlowFault.NO_WAY_ON
                : ++nodes > MAX_NODES
                        ? FlowFault.ENDLESS
                        : run.turns() >= MAX_TURNS
                                ? FlowFault.TOO_LONG
                                : tooDeep(menuDepth, to) ? FlowFault.TOO_DEEP : null;
        if (fault != null) {
            fault(to, fault);
            return null;
        }
        var known = new TreeMap<>(run.variables());
        known.putAll(assigned);
        var turn = new Turns(view, contact.channel(), known, run.turns() + 1, 1, callsOut, nowMs)
                .at(Objects.requireNonNull(node));
        events.add(new Event.FlowMoved(contact.contactId(), from, exit, to, assigned, menuDepth, turn));
        run = run.moved(to, menuDepth, assigned, turn, nowMs);
        return node;
    }

    /** A language that a flow doesn't speak, as some other system has it of a customer, would make it silent. */
    private SortedMap<String, String> inItsLanguages(Spot spot, SortedMap<String, String> given) {
        var program = view.flow(spot.flowId(), spot.flowVersion());
        var language = given.get(LANGUAGE);
        if (language == null || program == null || program.flow().speaks(language)) {
            return given;
        }
        var others = new TreeMap<>(given);
        others.remove(LANGUAGE);
        return others;
    }

    private int menuDepth(Spot menu) {
        var known = run.trail().indexOf(menu);
        return known >= 0 ? known + 1 : run.trail().size() + 1;
    }

    private @Nullable Spot exit(Spot from, String exit) {
        var node = view.node(from);
        var to = node == null ? null : node.exits().get(exit);
        return to == null ? fault(from, FlowFault.NO_WAY_ON) : from.at(to);
    }

    private @Nullable Spot ofTrail(Spot from, int index) {
        return index < run.trail().size() ? run.trail().get(index) : fault(from, FlowFault.NO_WAY_ON);
    }

    private @Nullable Spot called(Spot from, String flowId) {
        var flow = view.flow(flowId);
        return flow == null
                ? fault(from, FlowFault.NO_SUCH_FLOW)
                : new Spot(flowId, flow.version(), flow.startNodeId(), from);
    }

    static SortedMap<String, String> assigned(String variable, String value) {
        var assigned = new TreeMap<String, String>();
        assigned.put(variable, value);
        return assigned;
    }

    private String counted(String variable) {
        var before = run.variables().getOrDefault(variable, "");
        return Integer.toString(before.matches("\\d{1,8}") ? Integer.parseInt(before) + 1 : 1);
    }

    private SortedMap<String, String> values(Step.SetVariables step) {
        var values = new TreeMap<String, String>();
        step.values().forEach((name, template) -> values.put(name, Template.fill(template, run.variables())));
        return values;
    }

    private String choice(Step.Branch branch) {
        var comparing = new Comparing(view, run.variables(), nowMs);
        for (var each : branch.cases()) {
            if (each.all().stream().allMatch(comparing::holds)) {
                return each.exit();
            }
        }
        return Exits.ELSE;
    }

    /** Null: there is nowhere else to go. */
    private @Nullable Spot served() {
        events.add(new Event.ContactServed(contact.contactId()));
        return null;
    }

    /** He has the agent's id or extension that the template gives. */
    private @Nullable Agent named(Step.RingAgent step) {
        var named = Template.fill(step.agent(), run.variables()).strip();
        return named.isEmpty()
                ? null
                : view.agents().stream()
                        .filter(agent -> !agent.removed())
                        .filter(agent -> agent.agentId().equals(named)
                                || agent.config().extension().equals(named))
                        .min(Comparator.comparing(agent -> !agent.agentId().equals(named)))
                        .orElse(null);
    }

    private Way ring(Spot from, Step.RingAgent step) {
        if (talkedWith) {
            return jump("", served());
        }
        if (view.queue(step.queueId()) == null) {
            return jump(Exits.FAILED, fault(from, FlowFault.NO_SUCH_QUEUE));
        }
        var agent = named(step);
        if (agent == null) {
            return along(from, Exits.FAILED, NOTHING);
        }
        if (!view.hasRoom(agent.agentId(), contact.channel())) {
            return along(from, Exits.BUSY, NOTHING);
        }
        events.add(Overflowing.direct(view, contact.at(run), step.queueId(), agent.agentId(), agoMs, nowMs));
        return jump("", null);
    }

    /** Where the contact goes when the queue is full; null: it is in it, or has left by its rules. */
    private @Nullable Spot enqueue(Spot from, String queueId) {
        if (talkedWith) {
            return served();
        }
        var queue = view.queue(queueId);
        if (queue == null) {
            return fault(from, FlowFault.NO_SUCH_QUEUE);
        }
        if (queue.full()) {
            return exit(from, Exits.FULL);
        }
        events.addAll(Overflowing.enter(view, contact.at(run), queueId, agoMs, nowMs));
        return null;
    }

    /** Null: it is promised; otherwise the way of those who can't be called. */
    private @Nullable Spot callBack(Spot from, Step.OfferCallback step) {
        var number = Template.fill(step.number(), run.variables()).strip();
        var called = number.isEmpty()
                ? contact.customer()
                : new Party(number, contact.customer().name());
        if (talkedWith) {
            return served();
        }
        var queue = view.queue(step.queueId());
        if (queue == null || queue.full() || !called.hasNumber()) {
            return exit(from, Exits.FAILED);
        }
        events.addAll(Overflowing.callBack(view, contact.at(run), called, step.queueId(), step.prompt(), agoMs, nowMs));
        return null;
    }

    /** Null: there is nowhere to go. What a queue sent here, it has to keep now. */
    private @Nullable Spot fault(Spot at, FlowFault fault) {
        events.add(new Event.FlowFailed(contact.contactId(), at, fault));
        if (talkedWith) {
            return served();
        }
        events.addAll(
                contact.overflows() == 0
                        ? Overflowing.enter(view, contact.at(run), elseQueueId, agoMs, nowMs)
                        : Overflowing.enterForGood(view, contact.at(run), elseQueueId, agoMs, nowMs));
        return null;
    }
}
