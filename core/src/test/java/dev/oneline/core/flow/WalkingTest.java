package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.media.KeyInput;
import dev.oneline.core.media.LegHearing;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WalkingTest {
    private static final Asking TWICE =
            new Asking(true, 5_000, 3_000, 2, recordings("say-something"), recordings("what"));

    private static final Flow HOTLINE = flow(
            "ivr",
            1,
            "welcome",
            node("welcome", new Step.Play(recordings("welcome"), true), leads("next", "main")),
            node(
                    "main",
                    new Step.Menu(recordings("main-menu"), TWICE),
                    leads(
                            "1",
                            "business",
                            "2",
                            "support",
                            "3",
                            "account",
                            "0",
                            "sales",
                            "no-input",
                            "sales",
                            "wrong-input",
                            "bye")),
            node(
                    "business",
                    new Step.Menu(recordings("business-menu"), TWICE),
                    leads(
                            "1",
                            "sales",
                            "8",
                            "again",
                            "9",
                            "back",
                            "0",
                            "top",
                            "no-input",
                            "back",
                            "wrong-input",
                            "bye")),
            node(
                    "account",
                    new Step.CollectDigits(recordings("account"), "account", 4, 10, "#", false, TWICE),
                    leads("next", "pin", "no-input", "back", "wrong-input", "bye")),
            node(
                    "pin",
                    new Step.CollectDigits(recordings("pin"), "pin", 4, 4, "#", true, TWICE),
                    leads("next", "crm", "no-input", "back", "wrong-input", "bye")),
            node(
                    "crm",
                    new Step.LookUp(
                            "crm",
                            new TreeMap<>(Map.of("account", "{account}", "pin", "{pin}", "from", "{caller}")),
                            List.of("balance", "language"),
                            5_000,
                            List.of(new Sound.Music("hold-music"))),
                    leads("found", "say", "not-found", "account", "timeout", "sales", "failed", "support")),
            node(
                    "say",
                    new Step.Play(
                            List.of(new Sound.Recording("balance-is"), new Sound.Value(Sound.As.AMOUNT, "{balance}")),
                            true),
                    leads("next", "bye")),
            node("again", new Step.Repeat(), leads()),
            node("back", new Step.Back(), leads()),
            node("top", new Step.MainMenu(), leads()),
            node("sales", new Step.Enqueue("sales"), leads("full", "bye")),
            node("support", new Step.Enqueue("support"), leads("full", "bye")),
            node("bye", new Step.Play(recordings("bye"), false), leads("next", "end")),
            node("end", new Step.HangUp(), leads()));

    private final ShardStory story = given(HOTLINE);

    private static ShardStory given(Flow... flows) {
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint("ivr-line", "sales", "", Demand.NONE, flows[flows.length - 1].flowId()));
        TenantConfig config = Configs.with(1, Configs.QUEUES, Configs.AGENTS, entries);
        var story = ShardStory.configured(config);
        for (var flow : flows) {
            story.when(new Command.PublishFlow(flow)).thenHappened("FlowPublished");
        }
        return story;
    }

    private ShardStory inMainMenu() {
        return story.arrives("c1", "ivr-line").soundsEnd("c1");
    }

    @Test
    void shouldAnswerTheCallAndBeginTheFlow() {
        story.arrives("c1", "ivr-line");

        story.thenHappened("ContactArrived", "FlowMoved").thenCall("c1", "answered");
        story.thenContact("c1", ContactState.IN_FLOW).thenHears("c1", "zh-CN/welcome");
    }

    @Test
    void shouldAskForTheKeysThatAMenuKnows() {
        inMainMenu();

        assertThat(story.outside().legs().get("c1"))
                .containsExactly(new LegHearing(
                        "c1:customer",
                        new Hearing.Prompt("c1:turn2", List.of("zh-CN/main-menu"), false, true),
                        new KeyInput("c1:input2", 1, "", 5_000, 3_000, false),
                        null));
    }

    @Test
    void shouldQueueWhereTheKeyLeads() {
        inMainMenu().presses("c1", "2");

        story.thenHappened("FlowMoved", "ContactQueued").thenWaiting("c1", 1);
        assertThat(story.contact("c1").queueId()).isEqualTo("support");
    }

    @Test
    void shouldGiveThePlaceByTheMomentOfTheKey() {
        inMainMenu();
        story.after(10_000);

        story.when(new Command.FinishInput("c1", "c1:input2", "2", 1, 3_000));

        assertThat(story.contact("c1").place().queuedAtMs()).isEqualTo(ShardStory.START_MS + 7_000);
    }

    @Test
    void shouldAskAgainAndSayWhy() {
        inMainMenu().presses("c1", "7");
        story.thenHappened("InputMissed").thenHears("c1", "zh-CN/what", "zh-CN/main-menu");

        story.presses("c1", "7");

        story.thenHears("c1", "zh-CN/bye");
    }

    @Test
    void shouldTakeSilenceForNoInput() {
        inMainMenu().presses("c1", "");
        story.thenHappened("InputMissed").thenHears("c1", "zh-CN/say-something", "zh-CN/main-menu");

        story.presses("c1", "");

        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldGoOnWhenNobodyReportsWhatWasPressed() {
        inMainMenu();

        story.after(10 * 60_000);

        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldIgnoreKeysOfAnEarlierQuestion() {
        inMainMenu().presses("c1", "1");

        story.when(new Command.FinishInput("c1", "c1:input2", "2", 1, 0)).thenNoNews();
        story.when(new Command.FinishPrompt("c1", "c1:turn1", 0)).thenNoNews();
    }

    @Test
    void shouldGoBackToTheMenuBefore() {
        inMainMenu().presses("c1", "1").thenHears("c1", "zh-CN/business-menu");

        story.presses("c1", "9").thenHears("c1", "zh-CN/main-menu");
        // Once more: there is none before the first.
        story.presses("c1", "3").presses("c1", "").presses("c1", "").thenHears("c1", "zh-CN/main-menu");
    }

    @Test
    void shouldRepeatWhatWasHeard() {
        inMainMenu().presses("c1", "1");

        story.presses("c1", "8").thenHears("c1", "zh-CN/business-menu");
    }

    @Test
    void shouldForgetTheTrailBehindTheMenuThatItGoesBackTo() {
        inMainMenu().presses("c1", "1").presses("c1", "9").presses("c1", "1");

        assertThat(story.contact("c1").run().trail()).extracting(Spot::nodeId).containsExactly("main", "business");
    }

    @Test
    void shouldAskAnotherSystemWithWhatWasTyped() {
        inMainMenu().presses("c1", "3").presses("c1", "100200");
        story.when(new Command.FinishInput("c1", "c1:input4", "sealed:c1:input4", 4, 0));

        assertThat(story.effects())
                .contains(new Effect.LookUp(
                        "c1",
                        "c1:lookup5",
                        "crm",
                        new TreeMap<>(Map.of("account", "100200", "from", "13800000000", "pin", "sealed:c1:input4")),
                        5_000));
        story.thenHears("c1", "hold-music");
    }

    @Test
    void shouldSpeakWhatItWasTold() {
        lookingUp().when(answer(LookUpOutcome.FOUND, Map.of("balance", "1205.30", "secret", "x")));

        story.thenHears(
                "c1",
                "zh-CN/balance-is",
                "zh-CN/n1",
                "zh-CN/thousand",
                "zh-CN/liang",
                "zh-CN/hundred",
                "zh-CN/n0",
                "zh-CN/n5",
                "zh-CN/yuan",
                "zh-CN/n3",
                "zh-CN/jiao");
        assertThat(story.contact("c1").run().variables()).doesNotContainKey("secret");
    }

    @Test
    void shouldHaveAnExitForEveryWayOfALookUp() {
        lookingUp().when(answer(LookUpOutcome.NOT_FOUND, Map.of())).thenHears("c1", "zh-CN/account");
        given(HOTLINE);

        story.presses("c1", "100200").presses("c1", "4321");
        story.when(answer(LookUpOutcome.FAILED, Map.of(), 8));

        assertThat(story.contact("c1").queueId()).isEqualTo("support");
    }

    @Test
    void shouldSpeakOnInItsOwnLanguageToWhoSpeaksAnother() {
        lookingUp().when(answer(LookUpOutcome.FOUND, Map.of("balance", "5", "language", "ja")));

        story.thenHears("c1", "zh-CN/balance-is", "zh-CN/n5", "zh-CN/yuan");
        assertThat(story.contact("c1").run().variables()).containsEntry("language", "zh-CN");
    }

    @Test
    void shouldNotWaitForEverForAnotherSystem() {
        lookingUp().after(4_999).thenContact("c1", ContactState.IN_FLOW);

        story.after(1).thenWaiting("c1", 1);
        story.when(answer(LookUpOutcome.FOUND, Map.of())).thenNoNews();
    }

    @Test
    void shouldHangUpWhenAllIsSaid() {
        inMainMenu().presses("c1", "7").presses("c1", "7").soundsEnd("c1");

        story.thenEnded("c1", ContactState.CLOSED, EndCause.SERVED)
                .thenCall("c1", "ended")
                .thenMediaOver("c1");
    }

    @Test
    void shouldEndWhenTheCustomerHangsUpAnywhere() {
        lookingUp().customerHangsUp("c1");

        story.thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP).thenMediaOver("c1");
    }

    @Test
    void shouldSayThatAQueueIsFull() {
        for (var i = 0; i < 3; i++) {
            story.arrives("before" + i, "sales-line");
        }

        inMainMenu().presses("c1", "0");

        story.thenHears("c1", "zh-CN/bye");
    }

    @Test
    void shouldFinishTheVersionThatItBegan() {
        inMainMenu();
        var next = flow("ivr", 2, "end", node("end", new Step.HangUp(), leads()));

        story.when(new Command.PublishFlow(next, "admin", "shorter")).thenHappened("FlowPublished");

        story.presses("c1", "2").thenWaiting("c1", 1);
        story.arrives("c2", "ivr-line").thenEnded("c2", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldRefuseAStaleOrUnsoundPublication() {
        story.when(new Command.PublishFlow(HOTLINE.withVersion(3), "admin", "")).thenRejected(Rejection.FLOW_CHANGED);
        var broken = flow("ivr", 2, "nowhere", node("end", new Step.HangUp(), leads()));
        story.when(new Command.PublishFlow(broken, "admin", "")).thenRejected(Rejection.BAD_FLOW);
    }

    @Test
    void shouldComeBackFromASubFlow() {
        var inner = flow(
                "inner",
                1,
                "ask",
                node(
                        "ask",
                        new Step.Menu(recordings("ask"), Asking.USUAL),
                        leads("1", "set", "9", "back", "no-input", "done", "wrong-input", "done")),
                node(
                        "set",
                        new Step.SetVariables(new TreeMap<>(Map.of("choice", "one of {caller}"))),
                        leads("next", "done")),
                node("back", new Step.Back(), leads()),
                node("done", new Step.Return(), leads()));
        var outer = flow(
                "outer",
                1,
                "menu",
                node(
                        "menu",
                        new Step.Menu(recordings("menu"), Asking.USUAL),
                        leads("1", "call", "no-input", "bye", "wrong-input", "bye")),
                node("call", new Step.SubFlow("inner"), leads("next", "bye")),
                node("bye", new Step.Play(recordings("bye"), false), leads("next", "end")),
                node("end", new Step.HangUp(), leads()));
        var nested = given(inner, outer).arrives("c1", "ivr-line").presses("c1", "1");
        nested.thenHears("c1", "zh-CN/ask");

        nested.presses("c1", "9").thenHears("c1", "zh-CN/menu");
        nested.presses("c1", "1").presses("c1", "1").thenHears("c1", "zh-CN/bye");

        assertThat(nested.contact("c1").run().variables()).containsEntry("choice", "one of 13800000000");
        assertThat(nested.contact("c1").run().spot().caller()).isNull();
    }

    @Test
    void shouldNestMenusAsDeepAsItMay() {
        var nodes = new ArrayList<FlowNode>();
        for (var i = 1; i <= 70; i++) {
            nodes.add(node(
                    "m" + i,
                    new Step.Menu(recordings("m" + i), Asking.USUAL),
                    leads("1", "m" + (i + 1), "9", "back", "no-input", "end", "wrong-input", "end")));
        }
        nodes.add(node("m71", new Step.HangUp(), leads()));
        nodes.add(node("back", new Step.Back(), leads()));
        nodes.add(node("end", new Step.HangUp(), leads()));
        var deep = given(flow("deep", 1, "m1", nodes.toArray(FlowNode[]::new))).arrives("c1", "ivr-line");

        for (var i = 1; i < 64; i++) {
            deep.presses("c1", "1");
        }
        deep.thenHears("c1", "zh-CN/m64").presses("c1", "9").thenHears("c1", "zh-CN/m63");
        deep.presses("c1", "1").presses("c1", "1");

        deep.thenHappened("FlowFailed", "ContactQueued").thenWaiting("c1", 1);
    }

    @Test
    void shouldNestMenusAsDeepAsIsConfigured() {
        var menus = flow(
                "menus",
                1,
                "first",
                node(
                        "first",
                        new Step.Menu(recordings("first"), Asking.USUAL),
                        leads("1", "second", "no-input", "end", "wrong-input", "end")),
                node(
                        "second",
                        new Step.Menu(recordings("second"), Asking.USUAL),
                        leads("1", "first", "no-input", "end", "wrong-input", "end")),
                node("end", new Step.HangUp(), leads()));
        var story = given(menus);
        story.when(new Command.Configure(withMenus(story.view().config(), 1)))
                .arrives("c1", "ivr-line")
                .thenHears("c1", "zh-CN/first");

        story.presses("c1", "1").thenHappened("FlowFailed", "ContactQueued");
    }

    private static TenantConfig withMenus(TenantConfig config, int maxDepth) {
        return new TenantConfig(
                config.version() + 1,
                config.queues(),
                config.profiles(),
                config.agents(),
                config.entryPoints(),
                config.calendars(),
                config.skills(),
                config.groups(),
                config.voicemailBoxes(),
                config.callerLists(),
                config.offers(),
                new MenuConfig(maxDepth),
                config.limits());
    }

    @Test
    void shouldLeaveNobodyInABrokenFlow() {
        var broken = flow("broken", 1, "back", node("back", new Step.Back(), leads()));

        given(broken)
                .arrives("c1", "ivr-line")
                .thenHappened("ContactArrived", "FlowMoved", "FlowFailed", "ContactQueued")
                .thenWaiting("c1", 1);
    }

    @Test
    void shouldGoByWhatIsKnown() {
        var branching = flow(
                "branching",
                1,
                "who",
                node(
                        "who",
                        new Step.Branch(List.of(
                                new Step.Case(
                                        "mobile",
                                        List.of(new Condition("caller", Condition.Op.BEGINS_WITH, "139, 138"))),
                                new Step.Case("never", List.of()))),
                        leads("mobile", "english", "never", "end", "else", "end")),
                node("english", new Step.SetLanguage("en"), leads("next", "busy")),
                node(
                        "busy",
                        new Step.Branch(List.of(new Step.Case(
                                "free",
                                List.of(
                                        new Condition("queue.sales.ready", Condition.Op.AT_LEAST, "1"),
                                        new Condition("language", Condition.Op.IS, "en"))))),
                        leads("free", "sales", "else", "sorry")),
                node("sorry", new Step.Play(recordings("sorry"), false), leads("next", "end")),
                node("sales", new Step.Enqueue("sales"), leads("full", "end")),
                node("end", new Step.HangUp(), leads()));
        var asked = given(branching);

        asked.arrives("c1", "ivr-line").thenHears("c1", "en/sorry");
        asked.ready("ana").arrives("c2", "ivr-line").thenOffered("c2", "ana");
    }

    @Test
    void shouldTellItsWayOnTheLog() {
        inMainMenu().presses("c1", "1").presses("c1", "9");

        assertThat(story.events().getFirst()).isInstanceOfSatisfying(Event.FlowMoved.class, move -> {
            assertThat(move.from().nodeId()).isEqualTo("business");
            assertThat(move.exit()).isEqualTo("9");
            assertThat(move.turn()).isNull();
        });
        assertThat(((Event.FlowMoved) story.events().getLast()).menuDepth()).isEqualTo(1);
    }

    private ShardStory lookingUp() {
        return inMainMenu().presses("c1", "3").presses("c1", "100200").presses("c1", "4321");
    }

    private static Command answer(LookUpOutcome outcome, Map<String, String> values) {
        return answer(outcome, values, 5);
    }

    private static Command answer(LookUpOutcome outcome, Map<String, String> values, int turn) {
        return new Command.FinishLookUp("c1", "c1:lookup" + turn, outcome, new TreeMap<>(values));
    }
}
