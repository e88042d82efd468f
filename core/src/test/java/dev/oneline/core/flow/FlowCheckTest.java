package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.flow.FlowProblem.Code;
import dev.oneline.core.flow.speech.SpokenText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowCheckTest {
    private static final FlowNode END = node("end", new Step.HangUp(), leads());
    private static final FlowNode MENU = node(
            "menu",
            new Step.Menu(recordings("menu"), Asking.USUAL),
            leads("1", "end", "no-input", "end", "wrong-input", "end"));

    @Test
    void shouldFindNothingWrongWithASoundFlow() {
        assertThat(problems(MENU, END)).isEmpty();
    }

    @Test
    void shouldMissAnExit() {
        var silent =
                node("menu", new Step.Menu(recordings("menu"), Asking.USUAL), leads("1", "end", "wrong-input", "end"));

        assertThat(problems(silent, END))
                .containsExactly(new FlowProblem("menu", "exits/no-input", Code.MISSING_EXIT, "no-input"));
    }

    @Test
    void shouldRefuseAnExitThatTheNodeDoesNotHave() {
        var odd = node("play", new Step.Play(recordings("hello"), true), leads("next", "end", "7", "end"));

        assertThat(problems(odd, END)).containsExactly(new FlowProblem("play", "exits/7", Code.UNKNOWN_EXIT, "7"));
    }

    @Test
    void shouldRefuseAWayToNowhere() {
        var lost = node("play", new Step.Play(recordings("hello"), true), leads("next", "nowhere"));

        assertThat(problems(lost)).containsExactly(new FlowProblem("play", "exits/next", Code.UNKNOWN_NODE, "nowhere"));
    }

    @Test
    void shouldWantAStart() {
        assertThat(FlowCheck.problems(flow("f", 1, "nowhere", END), world()))
                .extracting(FlowProblem::code)
                .contains(Code.NO_START);
    }

    @Test
    void shouldRefuseToGoRoundWithoutAsking() {
        var one = node("one", new Step.Play(recordings("one"), true), leads("next", "two"));
        var two = node("two", new Step.SetLanguage("en"), leads("next", "one"));

        assertThat(problems(one, two)).extracting(FlowProblem::code).containsOnly(Code.ENDLESS);
    }

    @Test
    void shouldLetARoundAskItsWay() {
        var play = node("play", new Step.Play(recordings("one"), true), leads("next", "menu"));
        var menu = node(
                "menu",
                new Step.Menu(recordings("menu"), Asking.USUAL),
                leads("1", "play", "no-input", "end", "wrong-input", "end"));

        assertThat(problems(play, menu, END)).isEmpty();
    }

    @Test
    void shouldLetARoundAskWithinTheFlowsThatItCalls() {
        var asked = flow(
                "asked",
                1,
                "name",
                node(
                        "name",
                        new Step.RecordMessage(recordings("your-name"), "name", 5_000, 2_000, "#"),
                        leads("next", "back", "empty", "back", "failed", "back")),
                node("back", new Step.Return(), leads()));
        var between = flow(
                "between",
                1,
                "call",
                node("call", new Step.SubFlow("asked"), leads("next", "back")),
                node("back", new Step.Return(), leads()));
        var round = flow(
                "f",
                1,
                "call",
                node("call", new Step.SubFlow("between"), leads("next", "again")),
                node("again", new Step.SetLanguage("en"), leads("next", "call")));

        assertThat(FlowCheck.problems(round, calling(asked, between))).isEmpty();
        assertThat(FlowCheck.problems(round, calling(between)))
                .extracting(FlowProblem::code)
                .containsOnly(Code.ENDLESS);
    }

    @Test
    void shouldRefuseToRepeatWhatJustWasHeardForEver() {
        var play = node("play", new Step.Play(recordings("one"), true), leads("next", "repeat"));

        assertThat(problems(play, node("repeat", new Step.Repeat(), leads())))
                .extracting(FlowProblem::code)
                .containsExactly(Code.ENDLESS);
    }

    @Test
    void shouldDoubtANodeThatNobodyComesTo() {
        var lonely = node("lonely", new Step.Play(recordings("hello"), true), leads("next", "end"));
        var flow = flow("f", 1, "menu", MENU, END, lonely);

        assertThat(FlowCheck.problems(flow, world()))
                .containsExactly(new FlowProblem("lonely", "", Code.UNREACHABLE, ""));
        assertThat(FlowCheck.sound(flow, world())).isTrue();
    }

    @Test
    void shouldDoubtAKeyThatBeginsAnother() {
        var menu = node(
                "menu",
                new Step.Menu(recordings("menu"), Asking.USUAL),
                leads("1", "end", "12", "end", "no-input", "end", "wrong-input", "end"));

        assertThat(problems(menu, END)).extracting(FlowProblem::code).containsExactly(Code.KEYS_OVERLAP);
    }

    @Test
    void shouldKeepSecretsFromEarsAndDecisions() {
        var pin = node(
                "pin",
                new Step.CollectDigits(recordings("pin"), "pin", 4, 4, "#", true, Asking.USUAL),
                leads("next", "copy", "no-input", "end", "wrong-input", "end"));
        var copy =
                node("copy", new Step.SetVariables(new TreeMap<>(Map.of("other", "x{pin}"))), leads("next", "branch"));
        var branch = node(
                "branch",
                new Step.Branch(List.of(new Step.Case("boss", List.of(new Condition("pin", Condition.Op.IS, "0000"))))),
                leads("boss", "say", "else", "say"));
        var say = node(
                "say", new Step.Play(List.of(new Sound.Value(Sound.As.DIGITS, "{pin}")), true), leads("next", "crm"));
        var crm = node(
                "crm",
                new Step.LookUp("crm", new TreeMap<>(Map.of("pin", "{pin}")), List.of("name"), 1_000, List.of()),
                leads("found", "end", "not-found", "end", "timeout", "end", "failed", "end"));

        assertThat(problems(pin, copy, branch, say, crm, END))
                .containsExactly(
                        new FlowProblem("copy", "values/other", Code.SECRET_SHOWN, "pin"),
                        new FlowProblem("branch", "cases/0/all/0/subject", Code.SECRET_SHOWN, "pin"),
                        new FlowProblem("say", "sounds/0", Code.SECRET_SHOWN, "pin"));
    }

    @Test
    void shouldKnowWhatItRefersTo() {
        var queue = node("queue", new Step.Enqueue("nobody"), leads("full", "hours"));
        var hours = node("hours", new Step.ByCalendar("never"), leads("open", "sub", "closed", "sub"));
        var sub = node("sub", new Step.SubFlow("unknown"), leads("next", "play"));
        var play = node("play", new Step.Play(recordings("lost"), true), leads("next", "end"));

        assertThat(problems(queue, hours, sub, play, END))
                .extracting(FlowProblem::code)
                .containsExactly(Code.UNKNOWN_QUEUE, Code.UNKNOWN_CALENDAR, Code.UNKNOWN_FLOW, Code.UNKNOWN_SOUND);
    }

    @Test
    void shouldRefuseFlowsThatCallEachOtherInACircle() {
        var other = flow(
                "other",
                1,
                "call",
                node("call", new Step.SubFlow("f"), leads("next", "back")),
                node("back", new Step.Return(), leads()));
        var call = node("call", new Step.SubFlow("other"), leads("next", "end"));

        assertThat(FlowCheck.problems(flow("f", 1, "call", call, END), calling(other)))
                .extracting(FlowProblem::code)
                .containsExactly(Code.CALLS_ITSELF);
    }

    @Test
    void shouldHaveBounds() {
        var asking = new Asking(true, 10, 999_999, 99, List.of(), List.of());
        var collect = node(
                "collect",
                new Step.CollectDigits(recordings("menu"), "Bad Name", 9, 99, "x", false, asking),
                leads("next", "end", "no-input", "end", "wrong-input", "end"));

        assertThat(problems(collect, END))
                .extracting(FlowProblem::field)
                .containsExactly(
                        "asking/firstKeyMs",
                        "asking/nextKeyMs",
                        "asking/attempts",
                        "variable",
                        "maxDigits",
                        "terminators");
    }

    @Test
    void shouldDoubtASoundThatOneLanguageLacks() {
        var english = node("english", new Step.SetLanguage("en"), leads("next", "play"));
        var play = node("play", new Step.Play(recordings("hello"), true), leads("next", "end"));
        var menu = node(
                "menu",
                new Step.Menu(recordings("menu"), Asking.USUAL),
                leads("1", "english", "no-input", "end", "wrong-input", "play"));
        var flow = flow("f", 1, "menu", menu, english, play, END);
        var world = new FlowWorld(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                name -> !name.equals("en/hello"),
                language -> true,
                service -> true);

        assertThat(FlowCheck.problems(flow, world))
                .containsExactly(new FlowProblem("play", "sounds/0", Code.SOUND_LACKS_LANGUAGE, "en/hello"));
        assertThat(FlowCheck.sound(flow, world)).isTrue();
    }

    @Test
    void shouldRefuseATextThatSaysNothingOrTooMuchOrASecret() {
        var collect = node(
                "collect",
                new Step.CollectDigits(recordings("menu"), "pin", 4, 4, "#", true, Asking.USUAL),
                leads("next", "say", "no-input", "end", "wrong-input", "end"));
        var say = node(
                "say",
                new Step.Play(
                        List.of(
                                text(" "),
                                text("好".repeat(201)),
                                text("Your PIN is {pin}"),
                                text("好".repeat(190) + "{balance}{caller}")),
                        true),
                leads("next", "end"));

        assertThat(problems(collect, say, END))
                .containsExactly(
                        new FlowProblem("say", "sounds/0", Code.EMPTY, ""),
                        new FlowProblem("say", "sounds/1", Code.TOO_LONG, "200"),
                        new FlowProblem("say", "sounds/2", Code.SECRET_SHOWN, "pin"));
    }

    @Test
    void shouldDoubtATextInALanguageThatNobodySpeaks() {
        var french = node("french", new Step.SetLanguage("fr"), leads("next", "say"));
        var say = node("say", new Step.Play(List.of(text("Bonjour")), true), leads("next", "end"));

        assertThat(problems(french, say, END))
                .containsExactly(new FlowProblem("say", "sounds/0", Code.LANGUAGE_NOT_SPOKEN, "fr"));
        assertThat(FlowCheck.sound(flow("f", 1, "french", french, say, END), world()))
                .isTrue();
    }

    @Test
    void shouldDoubtAServiceThatIsNotThereYet() {
        var ask = node(
                "ask",
                new Step.LookUp("later", leads(), List.of("name"), 1_000, recordings("menu")),
                leads("found", "end", "not-found", "end", "timeout", "end", "failed", "end"));

        assertThat(problems(ask, END))
                .containsExactly(new FlowProblem("ask", "service", Code.UNKNOWN_SERVICE, "later"));
        assertThat(FlowCheck.sound(flow("f", 1, "ask", ask, END), world())).isTrue();
    }

    @Test
    void shouldKnowTheTextsThatAreTheSameForEverybody() {
        var english = node("english", new Step.SetLanguage("en"), leads("next", "say"));
        var say = node("say", new Step.Play(List.of(text("Hi"), text("{name}"), text("Hi")), true), leads());

        assertThat(SoundUses.texts(flow("f", 1, "english", english, say)))
                .containsExactly(new SpokenText("zh-CN", "Hi"), new SpokenText("en", "Hi"));
    }

    private static Sound text(String text) {
        return new Sound.Value(Sound.As.TEXT, text);
    }

    private static List<FlowProblem> problems(FlowNode... nodes) {
        return FlowCheck.problems(flow("f", 1, nodes[0].nodeId(), nodes), world());
    }

    private static FlowWorld world() {
        return new FlowWorld(
                Set.of("sales"),
                Set.of("office"),
                Set.of("night"),
                Set.of("vip"),
                Set.of("ana", "601"),
                Map.of(),
                Set.of(),
                name -> !name.endsWith("/lost"),
                language -> !language.equals("fr"),
                service -> !service.equals("later"));
    }

    private static FlowWorld calling(Flow... others) {
        var flows = Stream.of(others).collect(Collectors.toMap(Flow::flowId, each -> each));
        return new FlowWorld(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                flows,
                Set.of(),
                name -> true,
                language -> true,
                service -> true);
    }
}
