package dev.oneline.core.flow.trial;

import dev.oneline.core.chat.ChatAnswer;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.Taken;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.flow.speech.SpokenText;
import dev.oneline.core.flow.trial.TrialReport.Failure;
import dev.oneline.core.flow.trial.TrialReport.Found;
import dev.oneline.core.flow.trial.TrialReport.Kind;
import dev.oneline.core.flow.trial.TrialReport.Waits;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One trial in a shard of its own: nothing is simulated but the caller, other systems, and time. */
public final class TrialRun {
    private static final String CONTACT = "trial";
    /** Whoever takes a contact out of a queue. */
    private static final String ANYBODY = "trial:agent";
    /** Serves every queue. */
    private static final String PROFILE = "trial";

    private static final String NO_QUEUES = "trial:none";
    /** A play that leads to a play that leads … */
    private static final int MAX_PLAYS = 2_000;

    private final Trial trial;
    private final Shard shard = new Shard();
    private final List<Way> ways = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    /** Since the last step. */
    private final List<String> heardNow = new ArrayList<>();

    private final BooleanSupplier inTime;

    private long nowMs;
    private boolean served;
    private boolean ranOut;

    private TrialRun(Trial trial, BooleanSupplier inTime) {
        this.trial = trial;
        this.inTime = inTime;
        this.nowMs = trial.atMs();
    }

    /** As the other one, however long it takes. */
    public static TrialReport run(TenantConfig config, List<Flow> flows, String flowId, Trial trial) {
        return run(config, flows, flowId, trial, () -> true);
    }

    /**
     * @param config the tenant's, whose queues and calendars the flow refers to
     * @param flows all of the tenant, sound ones
     * @param flowId the one that is tried
     * @param inTime asked before it begins, before each step and each sound; once it says no, the trial has failed
     */
    public static TrialReport run(
            TenantConfig config, List<Flow> flows, String flowId, Trial trial, BooleanSupplier inTime) {
        var run = new TrialRun(trial, inTime);
        var failure =
                run.outOfTime() ? new Failure(0, null, Found.of(Kind.OUT_OF_TIME)) : run.begin(config, flows, flowId);
        for (var i = 0; i < trial.steps().size() && failure == null; i++) {
            failure = run.step(i, trial.steps().get(i));
        }
        if (failure == null && run.ranOut) {
            failure = new Failure(Math.max(0, trial.steps().size() - 1), null, Found.of(Kind.OUT_OF_TIME));
        }
        return new TrialReport(failure, run.ways, run.heard, run.waits(), run.place(), run.end());
    }

    private @Nullable Failure begin(TenantConfig config, List<Flow> flows, String flowId) {
        for (var queueId : trial.fullQueueIds()) {
            if (config.queues().stream().noneMatch(queue -> queue.queueId().equals(queueId))) {
                return new Failure(0, null, Found.of(Kind.NO_SUCH_QUEUE, queueId));
            }
        }
        if (!configure(config, flowId)) {
            return new Failure(0, null, Found.of(Kind.NOT_POSSIBLE));
        }
        for (var queueId : trial.fullQueueIds()) {
            arrive("before:" + queueId, Channel.VOICE, "full:" + queueId);
        }
        var byId = new HashMap<String, Flow>();
        flows.forEach(flow -> byId.put(flow.flowId(), flow));
        publish(byId, flowId);
        trial.readyAgentIds().forEach(this::ready);
        arrive(CONTACT, trial.channel(), address());
        listen();
        return null;
    }

    /** Chats come in by addresses of their own. */
    private String address() {
        var called = trial.called();
        return !written() || called.startsWith(EntryPoint.CHAT_PREFIX) ? called : EntryPoint.CHAT_PREFIX + called;
    }

    private boolean written() {
        return trial.channel() == Channel.CHAT;
    }

    /** Those that it calls before it, and no others: a tenant may have hundreds. */
    private void publish(Map<String, Flow> left, String flowId) {
        var flow = left.remove(flowId);
        if (flow == null) {
            return;
        }
        for (var node : flow.nodes()) {
            if (node.step() instanceof Step.SubFlow called) {
                publish(left, called.flowId());
            }
        }
        handle(new Command.PublishFlow(flow.withVersion(1)));
    }

    /** The flow is tried, and not the queues' rules: nobody is signed in, so they would send the caller elsewhere. */
    private boolean configure(TenantConfig config, String flowId) {
        var queues = new ArrayList<QueueConfig>();
        var queueIds = new ArrayList<String>();
        var entries = new ArrayList<EntryPoint>();
        for (var queue : config.queues()) {
            queues.add(waitedIn(queue, trial.fullQueueIds().contains(queue.queueId())));
            queueIds.add(queue.queueId());
        }
        if (queues.isEmpty()) {
            // A flow that leads into no queue can be tried without any; who comes out of it must go somewhere.
            queues.add(new QueueConfig("trial", "trial", 1, "music", 0, RoutingRule.LONGEST_IDLE));
            queueIds.add("trial");
        }
        var elseQueueId = queueIds.getFirst();
        entries.add(new EntryPoint(address(), elseQueueId, "", Demand.NONE, flowId));
        trial.fullQueueIds().forEach(queueId -> entries.add(new EntryPoint("full:" + queueId, queueId, "")));
        var trials = new TenantConfig(
                1,
                queues,
                List.of(RoutingProfile.calls(PROFILE, queueIds), RoutingProfile.calls(NO_QUEUES, List.of())),
                agents(config),
                entries,
                config.calendars(),
                List.of(),
                List.of(),
                config.voicemailBoxes().stream()
                        .map(VoicemailBox::withoutPeople)
                        .toList(),
                config.callerLists(),
                config.offers(),
                config.menus(),
                config.limits());
        return handle(new Command.Configure(trials)) instanceof Outcome.Done;
    }

    /** The tenant's own, who can be rung at and serve no queue; and one for whoever is in one. */
    private static List<AgentConfig> agents(TenantConfig config) {
        var agents = new ArrayList<AgentConfig>();
        for (var agent : config.agents()) {
            agents.add(new AgentConfig(
                    agent.agentId(),
                    agent.name(),
                    NO_QUEUES,
                    List.of(),
                    List.of(),
                    1,
                    agent.extension(),
                    agent.spelling()));
        }
        agents.add(new AgentConfig(ANYBODY, ANYBODY, PROFILE));
        return agents;
    }

    private static QueueConfig waitedIn(QueueConfig queue, boolean full) {
        return new QueueConfig(
                queue.queueId(),
                queue.name(),
                full ? 1 : queue.maxWaiting(),
                queue.holdMusic(),
                queue.wrapUpLimitMs(),
                RoutingRule.LONGEST_IDLE);
    }

    private void arrive(String contactId, Channel channel, String entryPoint) {
        var caller = new Party(trial.caller(), "");
        var carrier = channel.live() ? new Carrier("media", null, "sip") : null;
        handle(new Command.ArriveContact(contactId, channel, entryPoint, caller, carrier, Demand.NONE, 0));
    }

    private @Nullable Failure step(int index, TrialStep step) {
        if (outOfTime()) {
            return new Failure(index, null, Found.of(Kind.OUT_OF_TIME));
        }
        var problem =
                switch (step) {
                    case TrialStep.Hears hears -> hears(hears);
                    case TrialStep.Presses presses -> presses(presses.keys());
                    case TrialStep.Answers answers -> answers(answers);
                    case TrialStep.Speaks speaks -> speaks(speaks.lengthMs());
                    case TrialStep.Calls calls -> calls(calls);
                    case TrialStep.Unanswered unanswered -> unanswered();
                    case TrialStep.Talks talks -> talks();
                    case TrialStep.HangsUp hangsUp -> {
                        handle(new Command.EndByCustomer(CONTACT, EndCause.CUSTOMER_HUNG_UP));
                        yield null;
                    }
                    case TrialStep.Queued queued -> queued(queued.queueId());
                    case TrialStep.Served end -> served ? null : state();
                };
        if (!(step instanceof TrialStep.Hears)) {
            listen();
        }
        return problem == null ? null : new Failure(index, step, problem);
    }

    private @Nullable Found hears(TrialStep.Hears hears) {
        var from = 0;
        for (var sound : hears.sounds()) {
            var at = heardNow.subList(from, heardNow.size()).indexOf(sound);
            if (at < 0) {
                return new Found(Kind.HEARD, heardNow);
            }
            from += at + 1;
        }
        heardNow.clear();
        return null;
    }

    private @Nullable Found presses(String keys) {
        var turn = turn();
        if (turn == null || turn.input() == null) {
            return state();
        }
        heardNow.clear();
        if (written()) {
            writes(turn, keys);
            return null;
        }
        nowMs += keys.isEmpty() ? turn.input().firstKeyMs() : 1_000;
        handle(new Command.FinishInput(CONTACT, Turn.inputId(CONTACT, turn.number()), keys, keys.length(), 0));
        return null;
    }

    /** Whoever writes nothing is waited for, and then taken for gone. */
    private void writes(Turn turn, String text) {
        var answer = text.isEmpty() ? null : ChatAnswer.of(shard.view(), Objects.requireNonNull(contact()), text);
        if (answer == null) {
            nowMs = turn.untilMs();
            handle(new Command.FireTimer("flow:" + CONTACT));
        } else {
            nowMs += 1_000;
            handle(new Command.FinishInput(CONTACT, answer.inputId(), answer.keys(), answer.keyCount(), 0));
        }
    }

    private @Nullable Found answers(TrialStep.Answers answers) {
        var turn = turn();
        var request = turn == null ? null : turn.request();
        if (turn == null || request == null || !request.service().equals(answers.service())) {
            return state();
        }
        for (var argument : answers.arguments().entrySet()) {
            if (!argument.getValue().equals(request.arguments().get(argument.getKey()))) {
                var asked = new ArrayList<String>();
                request.arguments().forEach((name, value) -> asked.add(name + "=" + value));
                return new Found(Kind.ASKED_WITH, asked);
            }
        }
        heardNow.clear();
        if (answers.outcome() == null) {
            nowMs = turn.untilMs();
            handle(new Command.FireTimer("flow:" + CONTACT));
        } else {
            handle(new Command.FinishLookUp(
                    CONTACT, Turn.lookUpId(CONTACT, turn.number()), answers.outcome(), answers.values()));
        }
        return null;
    }

    private @Nullable Found speaks(long lengthMs) {
        var turn = turn();
        if (turn == null || turn.recording() == null) {
            return state();
        }
        heardNow.clear();
        nowMs += Math.max(0, lengthMs);
        handle(new Command.FinishRecording(CONTACT, Turn.recordingId(CONTACT, turn.number()), lengthMs, 0));
        return null;
    }

    private @Nullable Found calls(TrialStep.Calls calls) {
        var turn = turn();
        var call = turn == null ? null : turn.call();
        if (turn == null || call == null) {
            return state();
        }
        if (!calls.number().isEmpty() && !calls.number().equals(call.number())) {
            return Found.of(Kind.CALLS_NUMBER, call.number());
        }
        heardNow.clear();
        nowMs += 1_000;
        var callId = Turn.callId(CONTACT, turn.number());
        if (calls.outcome() == Command.TransferOutcome.HUNG_UP) {
            handle(new Command.AnswerTransfer(CONTACT, callId));
        }
        handle(new Command.EndTransfer(CONTACT, callId, calls.outcome(), 0));
        return null;
    }

    private @Nullable Found unanswered() {
        var contact = contact();
        var offer = contact == null ? null : contact.offer();
        if (contact == null || offer == null || !contact.direct()) {
            return state();
        }
        heardNow.clear();
        nowMs = offer.expiresAtMs();
        handle(new Command.FireTimer("offer:" + CONTACT));
        return null;
    }

    private @Nullable Found talks() {
        var contact = contact();
        if (contact == null || !contact.waiting()) {
            return state();
        }
        heardNow.clear();
        if (contact.offer() == null) {
            ready(ANYBODY);
        }
        contact = Objects.requireNonNull(contact());
        var offer = contact.offer();
        if (offer == null) {
            return state();
        }
        nowMs += 1_000;
        handle(new Command.AcceptOffer(offer.agentId(), offer.offerId()));
        handle(new Command.HangUp(offer.agentId(), CONTACT));
        return null;
    }

    private void ready(String agentId) {
        handle(new Command.AttachDesk(agentId));
        handle(new Command.SignIn(agentId));
        handle(new Command.SetReady(agentId));
    }

    private @Nullable Found queued(String queueId) {
        var contact = contact();
        return contact != null && contact.waiting() && contact.queueId().equals(queueId) ? null : state();
    }

    /** Whatever is only played comes to its end. */
    private void listen() {
        for (var i = 0; i < MAX_PLAYS; i++) {
            var turn = turn();
            if (turn == null || !turn.onlyHeard() || outOfTime()) {
                return;
            }
            nowMs += 1_000L * turn.sounds().size();
            handle(new Command.FinishPrompt(CONTACT, Turn.playId(CONTACT, turn.number()), 0));
        }
    }

    private boolean outOfTime() {
        ranOut = ranOut || !inTime.getAsBoolean();
        return ranOut;
    }

    private Outcome handle(Command command) {
        var outcome = shard.handle(command, nowMs);
        if (outcome instanceof Outcome.Done done) {
            done.events().forEach(recorded -> note(recorded.event()));
        }
        return outcome;
    }

    private void note(Event event) {
        switch (event) {
            case Event.FlowMoved moved -> {
                var taken = Taken.by(moved);
                if (taken != null) {
                    ways.add(new Way(taken.at().flowId(), taken.at().nodeId(), taken.exit()));
                }
                ways.add(new Way(moved.to().flowId(), moved.to().nodeId(), ""));
                if (moved.turn() != null) {
                    hear(moved.turn().sounds());
                }
            }
            case Event.InputMissed missed -> hear(missed.turn().sounds());
            case Event.ContactServed end -> served = true;
            default -> {
                // Says nothing about the flow.
            }
        }
    }

    private void hear(List<String> sounds) {
        var readable = sounds.stream().map(SpokenText::readable).toList();
        heard.addAll(readable);
        heardNow.addAll(readable);
    }

    private Waits waits() {
        var turn = turn();
        if (turn == null) {
            var contact = contact();
            return contact == null || !contact.waiting() ? Waits.NOTHING : contact.direct() ? Waits.AGENT : Waits.QUEUE;
        }
        if (turn.call() != null) {
            return Waits.CALL;
        }
        return turn.input() != null ? Waits.KEYS : turn.recording() != null ? Waits.MESSAGE : Waits.ANSWER;
    }

    private String place() {
        var contact = contact();
        var run = contact == null ? null : contact.run();
        var turn = turn();
        if (contact != null && run != null && turn == null && contact.waiting()) {
            return contact.state() + " " + contact.queueId() + " " + run.spot();
        }
        return run == null || turn == null
                ? ""
                : run.spot() + " " + run.trail() + " " + run.heard() + " " + run.variables() + " " + turn.attempt();
    }

    private Found state() {
        var contact = contact();
        if (contact == null) {
            return Found.of(served ? Kind.SERVED : Kind.GONE);
        }
        var run = contact.run();
        if (contact.direct() && contact.offer() != null) {
            return Found.of(Kind.RINGS_AT, contact.offer().agentId());
        }
        if (contact.state() != ContactState.IN_FLOW || run == null) {
            return Found.of(Kind.IN_QUEUE, contact.queueId());
        }
        var waitsFor =
                switch (waits()) {
                    case KEYS -> Kind.WAITS_FOR_KEYS;
                    case MESSAGE -> Kind.WAITS_FOR_MESSAGE;
                    case CALL -> Kind.WAITS_FOR_CALL;
                    case ANSWER, AGENT, QUEUE, NOTHING -> Kind.WAITS_FOR_ANSWER;
                };
        return Found.of(waitsFor, run.spot().nodeId());
    }

    private @Nullable TrialStep end() {
        var contact = contact();
        if (contact == null) {
            return served ? new TrialStep.Served() : null;
        }
        return contact.waiting() && !contact.direct() ? new TrialStep.Queued(contact.queueId()) : null;
    }

    private @Nullable Contact contact() {
        return shard.view().contact(CONTACT);
    }

    private @Nullable Turn turn() {
        var contact = contact();
        return contact == null ? null : contact.turn();
    }
}
