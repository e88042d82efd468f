package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.TransferOutcome;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.Outside;
import dev.oneline.core.story.ShardStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that lead to somebody in particular: a number outside, one agent; and what comes after an agent. */
class TransferTest {
    private static final Flow FLOW = flow(
            "ivr",
            1,
            "who",
            node(
                    "who",
                    new Step.CollectDigits(recordings("who"), "who", 1, 11, "#", false, Asking.USUAL),
                    leads("next", "by-length", "no-input", "end", "wrong-input", "end")),
            node(
                    "by-length",
                    new Step.Branch(List.of(
                            new Step.Case("inside", List.of(new Condition("who", Condition.Op.BELOW, "1000"))))),
                    leads("inside", "one", "else", "outside")),
            node(
                    "outside",
                    new Step.Transfer("{who}", List.of("1", "0571"), 30_000, List.of()),
                    leads("next", "thanks", "busy", "said-busy", "no-answer", "said-nobody", "failed", "said-failed")),
            node(
                    "one",
                    new Step.RingAgent("{who}", "sales"),
                    leads("busy", "said-busy", "no-answer", "said-nobody", "failed", "said-failed", "after", "rate")),
            node("said-busy", new Step.Play(recordings("busy"), false), leads("next", "any")),
            node("said-nobody", new Step.Play(recordings("nobody"), false), leads("next", "any")),
            node("said-failed", new Step.Play(recordings("failed"), false), leads("next", "any")),
            node("any", new Step.Enqueue("support"), leads("full", "end", "after", "rate")),
            node(
                    "rate",
                    new Step.Survey(recordings("how-was-it"), "service", 5, Asking.USUAL),
                    leads("next", "thanks", "no-input", "end", "wrong-input", "end")),
            node("thanks", new Step.Play(recordings("thanks"), false), leads("next", "end")),
            node("end", new Step.HangUp(), leads()));

    private static final Carrier TRUNK = new Carrier("media1", "sip1");
    private static final Carrier WEB = new Carrier("media1", null, "sip1");

    private final ShardStory story = given();

    private static ShardStory given() {
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint("4008001234", "support", "", Demand.NONE, "ivr"));
        var agents = new ArrayList<>(Configs.AGENTS);
        agents.set(0, new AgentConfig("ana", "Ana", "sales", List.of(), List.of(), 1, "601"));
        agents.set(3, new AgentConfig("eve", "Eve", "support", List.of(), List.of(), 1, "604"));
        var story = ShardStory.configured(Configs.with(1, Configs.QUEUES, agents, entries));
        return story.when(new Command.PublishFlow(FLOW)).thenHappened("FlowPublished");
    }

    private ShardStory asksFor(String who) {
        return asksFor(who, TRUNK);
    }

    private ShardStory asksFor(String who, Carrier carrier) {
        return story.arrives("c1", "4008001234", carrier).presses("c1", who);
    }

    private ShardStory answers() {
        return story.when(new Command.AnswerTransfer("c1", "c1-c2"));
    }

    private ShardStory ends(TransferOutcome outcome) {
        return story.when(new Command.EndTransfer("c1", "c1-c2", outcome, 0));
    }

    // --- outside ---------------------------------------------------------------------------------------------------

    @Test
    void shouldCallANumberOutsideWhileTheCallerHearsItRing() {
        asksFor("13900000000");

        assertThat(story.effects())
                .contains(new Effect.PlaceCall(
                        "c1", "c1-c2", "sip1", "c1:called2", "media1", "13900000000", "4008001234", 30_000));
        story.thenHears("c1", "c1:customer", new Hearing.Prompt("c1:turn2", List.of("ringback"), true, false));
        story.thenHears("c1", "c1:called2", new Hearing.Silence());
    }

    @Test
    void shouldLetThemTalkOnceItIsAnswered() {
        asksFor("13900000000");

        answers().thenHappened("TransferAnswered");

        story.thenHears("c1", "c1:customer", new Hearing.OtherLeg("c1:called2"));
        story.thenHears("c1", "c1:called2", new Hearing.OtherLeg("c1:customer"));
        answers().thenNoNews();
    }

    @Test
    void shouldGoOnWhenWhoWasCalledHangsUp() {
        asksFor("13900000000");
        answers();

        ends(TransferOutcome.HUNG_UP).thenHappened("FlowMoved").thenHears("c1", "zh-CN/thanks");
        assertThat(story.outside().placed()).containsEntry("c1-c2", Outside.CLEARED);
        ends(TransferOutcome.HUNG_UP).thenNoNews();
    }

    @ParameterizedTest
    @CsvSource({"BUSY, busy", "NO_ANSWER, nobody", "FAILED, failed"})
    void shouldSayWhyNobodyAnswers(TransferOutcome outcome, String said) {
        asksFor("13900000000");

        ends(outcome).thenHears("c1", "zh-CN/" + said);
    }

    @Test
    void shouldGiveUpByItselfWhenNobodyTellsHowItWent() {
        asksFor("13900000000").after(34_999).thenContact("c1", ContactState.IN_FLOW);
        assertThat(story.outside().placed()).containsEntry("c1-c2", "13900000000");

        story.after(1).thenHears("c1", "zh-CN/nobody");

        assertThat(story.outside().placed()).containsEntry("c1-c2", Outside.CLEARED);
    }

    @Test
    void shouldCallNoNumberThatTheFlowDoesNotAllow() {
        asksFor("90088888888").thenHears("c1", "zh-CN/failed");

        assertThat(story.outside().placed()).isEmpty();
    }

    @Test
    void shouldCallForAVisitorOverTheNodeThatPlacesCalls() {
        asksFor("13900000000", WEB);

        assertThat(story.effects())
                .anyMatch(effect -> effect instanceof Effect.PlaceCall call
                        && call.sipNode().equals("sip1"));
    }

    @Test
    void shouldFailWhereNobodyPlacesCalls() {
        asksFor("13900000000", new Carrier("media1", null)).thenHears("c1", "zh-CN/failed");
    }

    @Test
    void shouldGoOnWhenTheCalledLegOrItsNodeIsLost() {
        asksFor("13900000000", WEB);

        story.when(new Command.LoseNode("sip1")).thenHears("c1", "zh-CN/failed");

        story.arrives("c2", "4008001234").presses("c2", "13900000001");
        story.when(new Command.AnswerTransfer("c2", "c2-c2"));
        story.when(new Command.LoseLeg("c2", "c2:called2")).thenHears("c2", "zh-CN/thanks");
    }

    @Test
    void shouldTakeATalkForServedWhenTheCallerHangsUp() {
        asksFor("13900000000");
        answers();

        story.customerHangsUp("c1").thenHappened("ContactServed").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
        story.thenCall("c1", "ended").thenMediaOver("c1");
    }

    @Test
    void shouldTakeHangingUpWhileItRingsForAbandoned() {
        asksFor("13900000000");

        story.customerHangsUp("c1").thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP);
        assertThat(story.outside().placed()).containsEntry("c1-c2", Outside.CLEARED);
    }

    @Test
    void shouldCallAgainAfterARestartUntilItIsAnswered() {
        asksFor("13900000000");
        var restarted = Shard.restore(story.shard().snapshot());
        assertThat(restarted.recover()).anyMatch(effect -> effect instanceof Effect.PlaceCall);

        answers();

        var later = Shard.restore(story.shard().snapshot());
        assertThat(later.recover()).noneMatch(effect -> effect instanceof Effect.PlaceCall);
    }

    // --- one agent -------------------------------------------------------------------------------------------------

    @Test
    void shouldRingAtTheAgentWithThatExtensionAndAtNobodyElse() {
        story.ready("ben").after(60_000);
        story.ready("ana");

        asksFor("601").thenOffered("c1", "ana");

        story.accepts("ana", "c1").thenTalking("c1", "ana");
    }

    @Test
    void shouldRingAtAnAgentWhoDoesNotServeTheQueue() {
        story.ready("ben", "eve");

        asksFor("604").thenOffered("c1", "eve");
    }

    @Test
    void shouldSayThatHeIsBusy() {
        story.talking("ana", "before", "sales-line");

        asksFor("601").thenHears("c1", "zh-CN/busy");
    }

    @Test
    void shouldFailWhereNobodyHasThatExtension() {
        asksFor("999").thenHears("c1", "zh-CN/failed");
    }

    @Test
    void shouldComeBackToTheFlowWhenHeDoesNotAnswer() {
        story.ready("ben", "ana");
        asksFor("601").thenOffered("c1", "ana");

        story.after(Configs.RING_MS).thenHears("c1", "zh-CN/nobody").thenNotReady("ana", "rona");

        story.thenAgent("ben", AgentState.READY);
        story.soundsEnd("c1").thenWaiting("c1", 1);
        assertThat(story.contact("c1").queueId()).isEqualTo("support");
        assertThat(story.contact("c1").place().queuedAtMs()).isEqualTo(ShardStory.START_MS);
    }

    @Test
    void shouldComeBackToTheFlowWhenHeDeclinesOrIsGone() {
        story.ready("ana");
        asksFor("601");
        story.declines("ana", "c1").thenHears("c1", "zh-CN/nobody");

        story.when(new Command.SetReady("ana"));
        story.arrives("c2", "4008001234").presses("c2", "601").thenOffered("c2", "ana");
        story.when(new Command.SignOut("ana")).thenHears("c2", "zh-CN/nobody");
    }

    // --- after an agent --------------------------------------------------------------------------------------------

    private ShardStory talked() {
        story.ready("ana");
        asksFor("601");
        story.accepts("ana", "c1");
        return story.when(new Command.HangUp("ana", "c1"));
    }

    @Test
    void shouldAskHowItWasWhileTheAgentWrapsUp() {
        talked().thenHappened("ConversationEnded", "FlowMoved");

        story.thenHears("c1", "zh-CN/how-was-it").thenAgent("ana", AgentState.WRAP_UP);
        story.presses("c1", "4").thenHears("c1", "zh-CN/thanks");
        assertThat(story.contact("c1").run().variables()).containsEntry("survey.service", "4");

        story.soundsEnd("c1").thenCall("c1", "ended").thenMediaOver("c1");
        story.thenContact("c1", ContactState.WRAP_UP).thenAgent("ana", AgentState.WRAP_UP);
        story.wrapsUp("ana", "c1").thenEnded("c1", ContactState.CLOSED, EndCause.AGENT_HUNG_UP);
        story.thenAgent("ana", AgentState.READY);
    }

    @Test
    void shouldGoOnAskingWhenTheAgentIsDoneBefore() {
        talked();

        story.wrapsUp("ana", "c1").thenAgent("ana", AgentState.READY);
        story.thenHears("c1", "zh-CN/how-was-it");
        story.arrives("c2", "sales-line").thenOffered("c2", "ana");

        story.customerHangsUp("c1").thenHappened("ContactServed").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
        story.thenAgent("ana", AgentState.RESERVED);
    }

    @Test
    void shouldLetTheWrapUpRunOutMeanwhile() {
        talked();
        story.presses("c1", "9").presses("c1", "0").thenHears("c1", "zh-CN/how-was-it");

        story.after(Configs.WRAP_UP_MS).thenAgent("ana", AgentState.READY);

        story.thenHears("c1", "zh-CN/how-was-it");
        story.customerHangsUp("c1").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldAskNobodyWhoHungUpHimself() {
        story.ready("ana");
        asksFor("601");
        story.accepts("ana", "c1");

        story.customerHangsUp("c1").thenHappened("ConversationEnded").thenCall("c1", "ended");
    }

    @Test
    void shouldCountTheAnswers() {
        talked();
        story.presses("c1", "4");
        var answers = story.log().stream()
                .map(recorded -> recorded.event())
                .filter(event -> event instanceof Event.FlowMoved moved
                        && moved.assigned().keySet().stream().anyMatch(Step.Survey::isAnswer))
                .count();

        assertThat(answers).isEqualTo(1);
    }

    // --- what makes no sense ---------------------------------------------------------------------------------------

    @Test
    void shouldRefuseToCallWhateverCallersType() {
        assertThat(problem(new Step.Transfer("{caller}", List.of(), 20_000, List.of())))
                .isEqualTo(new FlowProblem("t", "prefixes", FlowProblem.Code.PREFIXES_MISSING, ""));
        assertThat(problem(new Step.Transfer("12ab", List.of(), 20_000, List.of())))
                .isEqualTo(new FlowProblem("t", "number", FlowProblem.Code.BAD_NUMBER, "12ab"));
        assertThat(problem(new Step.Transfer("{caller}", List.of(""), 20_000, List.of())))
                .isEqualTo(new FlowProblem("t", "prefixes/0", FlowProblem.Code.BAD_NUMBER, ""));
    }

    @Test
    void shouldRefuseAQueueAfterAnAgent() {
        var after = flow(
                "f",
                1,
                "first",
                node("first", new Step.Enqueue("sales"), leads("full", "end", "after", "again")),
                node("again", new Step.Play(recordings("again"), false), leads("next", "second")),
                node("second", new Step.Enqueue("sales"), leads("full", "end")),
                node("end", new Step.HangUp(), leads()));

        assertThat(FlowCheck.problems(after, FlowWorld.of(Configs.small(), Map.of(), name -> true)))
                .containsExactly(new FlowProblem("first", "exits/after", FlowProblem.Code.QUEUE_AFTER_AGENT, "second"));
    }

    private static FlowProblem problem(Step.Transfer transfer) {
        var asked = flow(
                "f",
                1,
                "t",
                node("t", transfer, leads("next", "end", "busy", "end", "no-answer", "end", "failed", "end")),
                node("end", new Step.HangUp(), leads()));
        return FlowCheck.problems(asked, FlowWorld.of(Configs.small(), Map.of(), name -> true))
                .getFirst();
    }
}
