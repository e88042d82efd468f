package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.chat.ChatAnswer;
import dev.oneline.core.chat.ChatMessage;
import dev.oneline.core.chat.ChatMessage.Choice;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChatTest {
    private static final Step.Menu MENU = new Step.Menu(
            recordings("main-menu"),
            new Asking(true, 5_000, 3_000, 3, recordings("say-something"), recordings("what")),
            new TreeMap<>(Map.of(
                    "2", new TreeMap<>(Map.of("zh-CN", "技术支持", "en", "Support")),
                    "3", new TreeMap<>(Map.of("en", "My account")))));

    private static final Flow HOTLINE = flow(
            "ivr",
            1,
            "welcome",
            node("welcome", new Step.Play(recordings("welcome"), true), leads("next", "main")),
            node(
                    "main",
                    MENU,
                    leads(
                            "0",
                            "sales",
                            "2",
                            "support",
                            "3",
                            "account",
                            "*",
                            "english",
                            "no-input",
                            "sales",
                            "wrong-input",
                            "sales")),
            node("english", new Step.SetLanguage("en"), leads("next", "main")),
            node(
                    "account",
                    new Step.CollectDigits(recordings("pin"), "pin", 4, 6, "#", true, Asking.USUAL),
                    leads("next", "crm", "no-input", "sales", "wrong-input", "sales")),
            node(
                    "crm",
                    new Step.LookUp("crm", new TreeMap<>(), List.of("balance"), 5_000, List.of(new Sound.Music("m"))),
                    leads("found", "say", "not-found", "sales", "timeout", "sales", "failed", "sales")),
            node(
                    "say",
                    new Step.Play(
                            List.of(new Sound.Recording("balance-is"), new Sound.Value(Sound.As.AMOUNT, "{balance}")),
                            true),
                    leads("next", "main")),
            node("sales", new Step.Enqueue("sales"), leads("full", "end")),
            node("support", new Step.Enqueue("support"), leads("full", "end")),
            node("end", new Step.HangUp(), leads()));

    private static final Flow RECORDS = flow(
            "ask",
            1,
            "say",
            node(
                    "say",
                    new Step.RecordMessage(recordings("say"), "said", 5_000, 2_000, "#"),
                    leads("next", "end", "empty", "end", "failed", "end")),
            node("end", new Step.Return(), leads()));

    private final ShardStory story = ShardStory.configured(config(1, "chat:site"))
            .when(new Command.PublishFlow(HOTLINE))
            .thenHappened("FlowPublished");

    private static TenantConfig config(long version, String address) {
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint(address, "sales", "", Demand.NONE, "ivr"));
        return Configs.with(version, Configs.QUEUES, Configs.AGENTS, entries);
    }

    private ShardStory arrives(String language) {
        return story.when(new Command.ArriveContact(
                "c1", Channel.CHAT, "chat:site", new Party("visitor-1", ""), null, Demand.NONE, language, 0));
    }

    private ShardStory inMainMenu() {
        return arrives("").soundsEnd("c1");
    }

    private ShardStory writes(String text) {
        var answer = ChatAnswer.of(story.view(), story.contact("c1"), text);
        assertThat(answer).isNotNull();
        return story.when(new Command.FinishInput("c1", answer.inputId(), answer.keys(), answer.keyCount(), 0));
    }

    private ChatMessage lastWritten() {
        return List.copyOf(story.outside().written().values()).getLast();
    }

    @Test
    void shouldWriteWhatACallerWouldHear() {
        arrives("").thenHappened("ContactArrived", "FlowMoved");
        assertThat(lastWritten())
                .isEqualTo(new ChatMessage("c1:turn1", "zh-CN", List.of("zh-CN/welcome"), List.of(), false, true));

        story.soundsEnd("c1").thenHappened("FlowMoved");
        assertThat(lastWritten())
                .isEqualTo(new ChatMessage(
                        "c1:turn2",
                        "zh-CN",
                        List.of("zh-CN/main-menu"),
                        List.of(
                                new Choice("2", "技术支持"),
                                new Choice("3", "3"),
                                new Choice("0", "0"),
                                new Choice("*", "*")),
                        false,
                        false));
    }

    @Test
    void shouldBeginInTheVisitorsLanguageIfTheFlowSpeaksIt() {
        arrives("en");
        assertThat(lastWritten().sounds()).containsExactly("en/welcome");
    }

    @Test
    void shouldBeginInTheFlowsLanguageIfItDoesNotSpeakTheVisitors() {
        arrives("fr");
        assertThat(lastWritten().sounds()).containsExactly("zh-CN/welcome");
    }

    @Test
    void shouldTakeAKeyOrALabelInWhateverLanguageAndCase() {
        inMainMenu();
        writes(" ３ ").thenContact("c1", ContactState.IN_FLOW);
        assertThat(lastWritten().sounds()).containsExactly("zh-CN/pin");

        inMainMenu();
        var support = ChatAnswer.of(story.view(), inMainMenuOf("c2"), "sUPPort");
        assertThat(support.keys()).isEqualTo("2");
        assertThat(ChatAnswer.of(story.view(), story.contact("c2"), "技术支持").keys())
                .isEqualTo("2");
    }

    private Contact inMainMenuOf(String contactId) {
        story.when(new Command.ArriveContact(
                contactId, Channel.CHAT, "chat:site", new Party("visitor-2", ""), null, Demand.NONE, 0));
        story.soundsEnd(contactId);
        return story.contact(contactId);
    }

    @Test
    void shouldAskAgainWhenNothingOfWhatIsWrittenIsAChoice() {
        inMainMenu();
        writes("I want a human").thenHappened("InputMissed");

        assertThat(lastWritten().sounds()).containsExactly("zh-CN/what", "zh-CN/main-menu");
        assertThat(lastWritten().choices()).hasSize(4);
        // What was written isn't on the log, in whatever form.
        assertThat(story.log().toString()).doesNotContain("human");
    }

    @Test
    void shouldTakeDigitsOnlyForDigits() {
        inMainMenu();
        writes("3");

        assertThat(lastWritten().secret()).isTrue();
        assertThat(ChatAnswer.isSecret(story.contact("c1"))).isTrue();
        assertThat(ChatAnswer.of(story.view(), story.contact("c1"), "12 34#").keys())
                .isEqualTo("1234");
        assertThat(ChatAnswer.of(story.view(), story.contact("c1"), "１２３４").keys())
                .isEqualTo("1234");
        writes("four").thenHappened("InputMissed");
        writes("1234567").thenHappened("InputMissed");
    }

    @Test
    void shouldWriteAValueInTheWayOfTheLanguageAndNothingForMusic() {
        inMainMenu();
        writes("3");
        writes("4321").thenHappened("FlowMoved");
        assertThat(lastWritten().sounds()).isEmpty();

        var lookUp = story.outside().lookUps().get("c1").lookUpId();
        story.when(new Command.FinishLookUp(
                "c1", lookUp, LookUpOutcome.FOUND, new TreeMap<>(Map.of("balance", "1288.5"))));
        assertThat(lastWritten().sounds()).containsExactly("zh-CN/balance-is", "text:1288.50元");
    }

    @Test
    void shouldEndWithSomebodyWhoIsGone() {
        inMainMenu();

        story.after(Turns.CHAT_IDLE_MS - 1).thenContact("c1", ContactState.IN_FLOW);
        story.after(1).thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_LOST);
    }

    @Test
    void shouldQueueAndBeOfferedToWhoeverChats() {
        inMainMenu();
        writes("0").thenHappened("FlowMoved", "ContactQueued");
        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldWriteAgainAfterARestartWhatMayNotHaveBeenWritten() {
        inMainMenu();
        var due = story.shard().recover();
        assertThat(due).contains(new Effect.WriteChat("c1", lastWritten()));
    }

    @Test
    void shouldAskHowItWasByNumbersToChoose() {
        var asks = new Step.Survey(recordings("how-was-it"), "how", 3, Asking.USUAL);
        var survey = flow(
                "ivr",
                2,
                "ask",
                node("ask", asks, leads("next", "end", "no-input", "end", "wrong-input", "end")),
                node("end", new Step.HangUp(), leads()));
        story.when(new Command.PublishFlow(survey)).thenHappened("FlowPublished");

        arrives("");
        assertThat(lastWritten().choices())
                .containsExactly(new Choice("1", "1"), new Choice("2", "2"), new Choice("3", "3"));
        writes("4").thenHappened("InputMissed");
        writes(" 3").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldRefuseAFlowForChatsThatRecordsWhatTheySay() {
        story.when(new Command.PublishFlow(RECORDS)).thenHappened("FlowPublished");
        var asks = flow(
                "ivr",
                2,
                "ask",
                node("ask", new Step.SubFlow("ask"), leads("next", "end")),
                node("end", new Step.HangUp(), leads()));

        story.when(new Command.PublishFlow(asks)).thenRejected(Rejection.BAD_FLOW);
        var world = FlowWorld.of(story.view());
        assertThat(FlowCheck.problems(asks, world))
                .contains(new FlowProblem("ask", "flowId", FlowProblem.Code.NOT_FOR_CHAT, "say"));
    }

    @Test
    void shouldRefuseToLeadChatsIntoAFlowThatRecordsWhatTheySay() {
        story.when(new Command.PublishFlow(RECORDS));
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint("chat:site", "sales", "", Demand.NONE, "ask"));
        var config = Configs.with(2, Configs.QUEUES, Configs.AGENTS, entries);

        story.when(new Command.Configure(config, "admin", "")).thenRejected(Rejection.BAD_CONFIG);
    }

    @Test
    void shouldQueueAChatByAnEntryThatIsForCalls() {
        story.when(new Command.ArriveContact(
                        "c1", Channel.CHAT, "sales-line", new Party("v", ""), null, Demand.NONE, 0))
                .thenHappened("ContactArrived", "ContactQueued");
    }
}
