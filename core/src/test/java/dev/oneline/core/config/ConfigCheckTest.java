package dev.oneline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.calendar.CalendarProblem;
import dev.oneline.core.config.ConfigProblem.Code;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.TenantConfig.SkillConfig;
import dev.oneline.core.contact.Demand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every problem names its place: a supervisor's page leads there. */
class ConfigCheckTest {
    private static final Target STAY = Target.STAY;

    private List<QueueConfig> queues = List.of(queue("sales", Overflow.NONE), queue("support", Overflow.NONE));
    private List<RoutingProfile> profiles = List.of(RoutingProfile.calls("all", List.of("sales", "support")));
    private List<AgentConfig> agents = List.of(agent("ana", "all", new SkillLevel("french", 3)));
    private List<EntryPoint> entryPoints = List.of(new EntryPoint("4008001234", "sales", ""));
    private List<CalendarConfig> calendars = List.of();
    private List<SkillConfig> skills = List.of(new SkillConfig("french", "French"));
    private List<VoicemailBox> boxes = List.of();
    private List<CallerList> lists = List.of();
    private OfferConfig offers = new OfferConfig(20_000, "", 30_000, 30_000);

    @Test
    void shouldFindNothingWrongWithASoundOne() {
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldNameThePlaceOfEachProblem() {
        profiles = List.of(RoutingProfile.calls("all", List.of("sales", "support", "gone")));
        agents = List.of(agent("ana", "all"), agent("ana", "none"));
        entryPoints = List.of(new EntryPoint("", "nowhere", ""));
        offers = new OfferConfig(0, "", 30_000, 30_000);

        assertThat(found())
                .containsExactly(
                        "agents/1/agentId ID_TWICE ana",
                        "entryPoints/0/address ID_MISSING",
                        "profiles/0/queues/2/queueId UNKNOWN_QUEUE gone",
                        "agents/1/profileId UNKNOWN_PROFILE none",
                        "entryPoints/0/queueId UNKNOWN_QUEUE nowhere",
                        "offers/ringMs OUT_OF_RANGE 1–31536000000");
    }

    @Test
    void shouldRefuseAQueueThatNobodyMayServeAndNothingEmpties() {
        profiles = List.of(RoutingProfile.calls("all", List.of("sales")));

        assertThat(found()).containsExactly("queues/1 QUEUE_WITHOUT_EXIT support");
        queues = List.of(queue("sales", Overflow.NONE), queue("support", whenNobody(Target.callback(""))));
        assertThat(found()).isEmpty();
        queues = List.of(queue("sales", Overflow.NONE), queue("support", whenWaited(0, Target.queue("sales"))));
        assertThat(found())
                .containsExactly("queues/1/overflow/whenWaited OVERFLOW_NEVER", "queues/1 QUEUE_WITHOUT_EXIT support");
        queues = List.of(queue("sales", Overflow.NONE), queue("support", whenWaited(1, Target.queue("sales"))));
        assertThat(found()).isEmpty();
        queues = List.of(queue("sales", Overflow.NONE), helpedBy("sales"));
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldOnlyWarnOfAQueueWithoutAgentsYet() {
        agents = List.of();

        assertThat(found()).containsExactly("queues/0 NOBODY_SERVES sales", "queues/1 NOBODY_SERVES support");
        assertThat(ConfigCheck.sound(config())).isTrue();
    }

    @Test
    void shouldRefuseAnOverflowThatGoesRound() {
        queues = List.of(
                queue("sales", whenNobody(Target.queue("support"))),
                queue("support", whenWaited(60_000, Target.queue("sales"))));

        assertThat(found())
                .containsExactly(
                        "queues/0/overflow/whenNobody OVERFLOW_LOOP sales",
                        "queues/1/overflow/whenWaited OVERFLOW_LOOP support");
        queues = List.of(queue("sales", whenNobody(Target.queue("sales"))), queue("support", Overflow.NONE));
        assertThat(found()).containsExactly("queues/0/overflow/whenNobody OVERFLOW_LOOP sales");
    }

    @Test
    void shouldKnowSkillsAndWhoHasThem() {
        entryPoints = List.of(new EntryPoint(
                "1", "sales", "", new Demand(List.of(new SkillLevel("latin", 1)), 0, "nobody-we-know", "")));
        queues = List.of(
                stepping("sales", new RoutingStep(0, List.of(new SkillLevel("french", 4)), 0, List.of(), List.of())),
                stepping("support", new RoutingStep(0, List.of(), 0, List.of("veterans"), List.of())));

        assertThat(found())
                .containsExactly(
                        "queues/0/routing/steps/0/skills/0 NOBODY_SKILLED french",
                        "queues/1/routing/steps/0/groupIds/0 UNKNOWN_GROUP veterans",
                        "entryPoints/0/demand/skills/0/skillId UNKNOWN_SKILL latin",
                        "entryPoints/0/demand/preferredAgentId UNKNOWN_AGENT nobody-we-know");
    }

    @Test
    void shouldTellWhereACalendarIsWrong() {
        var shifts = List.of(new CalendarConfig.Shift(0, 1_440, "open"), new CalendarConfig.Shift(60, 60, "open"));
        calendars = List.of(new CalendarConfig(
                "office",
                "Mars/Base",
                List.of("open"),
                List.of(new CalendarConfig.WeeklyRule(List.of(java.time.DayOfWeek.MONDAY), shifts)),
                List.of()));

        assertThat(ConfigCheck.problems(config()))
                .contains(
                        new ConfigProblem("calendars/0/zone", Code.BAD_CALENDAR, "", CalendarProblem.Kind.UNKNOWN_ZONE),
                        new ConfigProblem(
                                "calendars/0/weekly/0/shifts/1",
                                Code.BAD_CALENDAR,
                                "",
                                CalendarProblem.Kind.EMPTY_SHIFT));
    }

    @Test
    void shouldBoundWhatItTells() {
        var many = new ArrayList<QueueConfig>();
        for (var i = 0; i < 300; i++) {
            many.add(queue("", Overflow.NONE));
        }
        queues = many;

        assertThat(ConfigCheck.problems(config())).hasSize(ProblemList.MAX_PROBLEMS);
        assertThat(ConfigCheck.sound(config())).isFalse();
    }

    @Test
    void shouldFindBoxesThatCantWork() {
        var sound = new VoicemailBox("night", "Night", "zh-CN", "", "sales", List.of("ana"), "a@b.cn", 60_000, 3_000);
        boxes = List.of(sound);
        assertThat(found()).isEmpty();

        boxes = List.of(
                sound, new VoicemailBox("night", " ", "Chinese", "", "gone", List.of("nobody"), "a b", 1, 90_000));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "voicemailBoxes/1/boxId ID_TWICE night",
                        "voicemailBoxes/1/name NAME_MISSING",
                        "voicemailBoxes/1/language OUT_OF_RANGE zh-CN, en",
                        "voicemailBoxes/1/queueId UNKNOWN_QUEUE gone",
                        "voicemailBoxes/1/ownerIds/0 UNKNOWN_AGENT nobody",
                        "voicemailBoxes/1/mailTo BAD_ADDRESS a b",
                        "voicemailBoxes/1/maxMs OUT_OF_RANGE 5000–600000",
                        "voicemailBoxes/1/silenceMs OUT_OF_RANGE 1000–60000");
    }

    @Test
    void shouldFindListsOfWhatIsNoNumber() {
        lists = List.of(new CallerList("vip", "VIP", false, 60_000, List.of("13800000001", "+86139*", "*", "12a")));

        assertThat(found())
                .containsExactly("callerLists/0/numbers/2 BAD_NUMBER *", "callerLists/0/numbers/3 BAD_NUMBER 12a");
    }

    private List<String> found() {
        return ConfigCheck.problems(config()).stream()
                .map(problem -> (problem.place() + " " + problem.code() + " " + problem.detail()).strip())
                .toList();
    }

    private TenantConfig config() {
        return new TenantConfig(
                2,
                queues,
                profiles,
                agents,
                entryPoints,
                calendars,
                skills,
                List.of(),
                boxes,
                lists,
                offers,
                MenuConfig.USUAL,
                new Limits(100, 10, 500));
    }

    private static AgentConfig agent(String agentId, String profileId, SkillLevel... skills) {
        return new AgentConfig(agentId, agentId, profileId, List.of(skills), List.of(), 1);
    }

    private static QueueConfig queue(String queueId, Overflow overflow) {
        return new QueueConfig(queueId, queueId, 10, "", 0, RoutingRule.LONGEST_IDLE, overflow);
    }

    private static QueueConfig stepping(String queueId, RoutingStep step) {
        var rule = new RoutingRule(Strategy.LONGEST_IDLE, 0, 0, RoutingRule.Ring.DEFAULT, List.of(step));
        return new QueueConfig(queueId, queueId, 10, "", 0, rule);
    }

    private static QueueConfig helpedBy(String queueId) {
        return stepping("support", new RoutingStep(0, List.of(), 0, List.of(), List.of(queueId)));
    }

    private static Overflow whenNobody(Target target) {
        return new Overflow("", STAY, target, 0, STAY, 0, STAY);
    }

    private static Overflow whenWaited(long limitMs, Target target) {
        return new Overflow("", STAY, STAY, 0, STAY, limitMs, target);
    }
}
