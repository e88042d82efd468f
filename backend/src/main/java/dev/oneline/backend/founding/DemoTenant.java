package dev.oneline.backend.founding;

import dev.oneline.backend.demo.DemoCrm;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.lookup.LookUpService;
import dev.oneline.backend.tenancy.TenantSettings;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.core.config.Announcements;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --demo} sets up: README and scripts rely on it. */
public final class DemoTenant {
    static final String ID = "demo";
    static final String NAME = "Demo";
    static final String TRUNK = "demo-e1";

    private static final String HOTLINE = "4008001234";
    private static final String HOTLINE_FLOW = "hotline";
    /** Straight into the queue, without a menu. */
    private static final String SALES_LINE = "4008001235";

    /** A message for technical support. */
    private static final String MESSAGE_LINE = "4008001236";

    private static final String MESSAGE_FLOW = "leave-message";

    /** To one of the agents by extension. */
    private static final String EXTENSION_LINE = "4008001237";

    private static final String EXTENSION_FLOW = "extensions";

    /** Calls out for whoever has an extension and a PIN. */
    private static final String DISA_LINE = "4008001238";

    private static final String DISA_FLOW = "disa";
    /** To one of the agents by name. */
    private static final String NAME_LINE = "4008001239";

    private static final String NAME_FLOW = "names";
    private static final int FIRST_EXTENSION = 601;
    private static final String GREETING = "greeting";
    private static final int MAX_WAITING = 200;
    private static final long MAX_MESSAGE_MS = 180_000;
    private static final long MESSAGE_SILENCE_MS = 5_000;
    private static final long WRAP_UP_LIMIT_MS = 60_000;
    private static final Announcements ANNOUNCEMENTS =
            new Announcements(20_000, 40_000, "zh-CN", "please-wait", true, true);
    private static final int E1_CHANNELS = 30;
    private static final List<String> QUEUE_IDS = List.of("sales", "support", "finance", "software", "ecommerce");

    private DemoTenant() {}

    static String password(User user) {
        return user.username() + "-demo";
    }

    static List<User> users() {
        return List.of(
                user("admin", "Administrator", Role.ADMINISTRATOR),
                user("leader", "Team leader", Role.SUPERVISOR),
                user("alice", "Alice", Role.AGENT),
                user("bob", "Bob", Role.AGENT),
                user("carol", "Carol", Role.AGENT));
    }

    /** @param gateway where its calls out go */
    static Trunk trunk(String gateway) {
        return new Trunk(
                ID, TRUNK, "Demo E1", List.of("127.0.0.1"), E1_CHANNELS, List.of("PCMA", "PCMU"), true, gateway);
    }

    /** Its customer system. */
    static LookUpService crm() {
        return new LookUpService("crm", "Demo CRM", new LookUpService.Http(DemoCrm.PATH, "", ""));
    }

    public static TenantConfig config() {
        return new TenantConfig(
                1,
                List.of(
                        queue("sales", "Sales 销售"),
                        queue("support", "Support 技术支持"),
                        queue("finance", "Finance 财务"),
                        queue("software", "Software 软件"),
                        queue("ecommerce", "E-commerce 电商")),
                List.of(RoutingProfile.desk("everything", QUEUE_IDS)),
                agents(),
                List.of(
                        new EntryPoint(HOTLINE, "sales", "", Demand.NONE, HOTLINE_FLOW),
                        new EntryPoint(SALES_LINE, "sales", GREETING),
                        new EntryPoint(MESSAGE_LINE, "support", "", Demand.NONE, MESSAGE_FLOW),
                        new EntryPoint(EXTENSION_LINE, "support", "", Demand.NONE, EXTENSION_FLOW),
                        new EntryPoint(DISA_LINE, "support", "", Demand.NONE, DISA_FLOW),
                        new EntryPoint(NAME_LINE, "support", "", Demand.NONE, NAME_FLOW),
                        new EntryPoint("web:demo", "support", GREETING),
                        new EntryPoint("chat:demo", "support", "", Demand.NONE, HOTLINE_FLOW)),
                List.of(),
                List.of(),
                List.of(),
                List.of(supportBox()),
                List.of(),
                StartingPoint.OFFERS,
                MenuConfig.USUAL,
                StartingPoint.LIMITS);
    }

    public static List<Flow> flows() {
        return Stream.of(HOTLINE_FLOW, MESSAGE_FLOW, EXTENSION_FLOW, DISA_FLOW, NAME_FLOW)
                .map(FlowDocuments::shipped)
                .toList();
    }

    private static List<AgentConfig> agents() {
        var agents = new ArrayList<AgentConfig>();
        for (var user : users()) {
            if (user.is(Role.AGENT)) {
                var extension = Integer.toString(FIRST_EXTENSION + agents.size());
                agents.add(
                        new AgentConfig(user.userId(), user.name(), "everything", List.of(), List.of(), 1, extension));
            }
        }
        return agents;
    }

    private static VoicemailBox supportBox() {
        return new VoicemailBox(
                "support",
                "Support 技术支持",
                "zh-CN",
                "",
                "support",
                List.of(),
                "",
                MAX_MESSAGE_MS,
                MESSAGE_SILENCE_MS,
                true);
    }

    private static QueueConfig queue(String queueId, String name) {
        return new QueueConfig(
                        queueId,
                        name,
                        MAX_WAITING,
                        StartingPoint.HOLD_MUSIC,
                        WRAP_UP_LIMIT_MS,
                        RoutingRule.LONGEST_IDLE)
                .withAnnouncements(ANNOUNCEMENTS);
    }

    private static User user(String username, String name, Role role) {
        return new User(username, ID, username, name, List.of(role));
    }

    /** What every new tenant begins with. */
    static final class StartingPoint {
        static final String HOLD_MUSIC = "hold-music";
        static final OfferConfig OFFERS = new OfferConfig(20_000, "ringback", 30_000, 30_000);
        static final Limits LIMITS = new Limits(10_000, 1_000, 200);

        private StartingPoint() {}

        static TenantConfig config() {
            return new TenantConfig(1, List.of(), List.of(), List.of(), List.of(), OFFERS, LIMITS);
        }

        static TenantSettings.Options options() {
            return new TenantSettings.Options(
                    List.of(
                            TenantSettings.NamedOption.of("break", "Break", "小休"),
                            TenantSettings.NamedOption.of("lunch", "Lunch", "用餐"),
                            TenantSettings.NamedOption.of("training", "Training", "培训"),
                            TenantSettings.NamedOption.of("meeting", "Meeting", "会议"),
                            TenantSettings.NamedOption.of("back-office", "Back office", "后台处理")),
                    List.of(
                            TenantSettings.NamedOption.of("resolved", "Resolved", "已解决"),
                            TenantSettings.NamedOption.of("follow-up", "Follow-up needed", "需回访"),
                            TenantSettings.NamedOption.of("transferred", "Passed on", "已转交"),
                            TenantSettings.NamedOption.of("wrong-number", "Wrong number", "打错电话"),
                            TenantSettings.NamedOption.of("no-result", "No result", "无结果")));
        }
    }
}
