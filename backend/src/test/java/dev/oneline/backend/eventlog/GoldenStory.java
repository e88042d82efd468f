package dev.oneline.backend.eventlog;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The story from which the golden log was made: every kind of event happens in it. */
final class GoldenStory {
    private static final long STEP_MS = 1_000;

    private GoldenStory() {}

    static List<Recorded> events() {
        var shard = new Shard();
        var events = new ArrayList<Recorded>();
        long nowMs = 1_700_000_000_000L;
        var all = Stream.of(
                        commands(),
                        flowCommands(),
                        GoldenMessages.commands(),
                        GoldenPeople.commands(),
                        GoldenPeople.named(),
                        GoldenWaiting.commands())
                .flatMap(List::stream)
                .toList();
        for (var command : all) {
            nowMs += command instanceof Command.FireTimer fired
                            && fired.timerId().startsWith("flow:")
                    ? 5 * STEP_MS
                    : STEP_MS;
            if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
                throw new AssertionError("rejected: " + command);
            }
            events.addAll(done.events());
        }
        return events;
    }

    private static List<Command> commands() {
        var config = new TenantConfig(
                1,
                List.of(
                        new TenantConfig.QueueConfig(
                                "sales", "Sales", 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE),
                        new TenantConfig.QueueConfig("team", "Team", 10, "hold-music", 60_000, team())),
                List.of(RoutingProfile.calls("seller", List.of("sales", "team"))),
                List.of(new TenantConfig.AgentConfig(
                        "alice", "Alice", "seller", List.of(new SkillLevel("english", 2)), List.of("veterans"), 1)),
                List.of(
                        new TenantConfig.EntryPoint("4008001234", "sales", "greeting"),
                        new TenantConfig.EntryPoint("team", "team", "")),
                new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                new TenantConfig.Limits(100, 10, 10));
        return List.of(
                new Command.Configure(config),
                new Command.AttachDesk("alice"),
                new Command.SignIn("alice"),
                new Command.SetReady("alice"),
                arrive("c1"),
                new Command.FinishPrompt("c1", "c1:greeting", 0),
                new Command.ConnectLeg("c1", "c1:agent1"),
                new Command.AcceptOffer("alice", "c1:offer1"),
                new Command.SetNotReady("alice", "lunch"),
                new Command.HoldContact("alice", "c1"),
                new Command.ResumeContact("alice", "c1"),
                new Command.LoseLeg("c1", "c1:agent1"),
                new Command.HangUp("alice", "c1"),
                new Command.ExtendWrapUp("alice", "c1"),
                new Command.CompleteWrapUp("alice", "c1", "resolved", "a note"),
                new Command.SetReady("alice"),
                arrive("c2"),
                new Command.FinishPrompt("c2", "c2:greeting", 0),
                new Command.DeclineOffer("alice", "c2:offer1"),
                new Command.EndByCustomer("c2", EndCause.CUSTOMER_HUNG_UP),
                new Command.SetReady("alice"),
                new Command.ArriveContact(
                        "c4",
                        Channel.CHAT,
                        "team",
                        new Party("visitor-1", ""),
                        null,
                        new Demand(List.of(new SkillLevel("english", 5)), 1_000, "", "bob"),
                        500),
                new Command.EndByCustomer("c4", EndCause.CUSTOMER_HUNG_UP),
                arrive("c5", "team"),
                new Command.AssignContact("c5", "alice", "leader"),
                new Command.DeclineOffer("alice", "c5:offer1"),
                new Command.MoveContact("c5", "sales", "leader"),
                new Command.MoveContact("c5", "team", "leader"),
                new Command.SetReady("alice"),
                new Command.FireTimer("greeting:c5"),
                new Command.FireTimer("step:c5"),
                new Command.FireTimer("step:c5"),
                new Command.FireTimer("ring:c5"),
                new Command.FireTimer("ring:c5"),
                new Command.RequestCallback("c5", "13900000002", "we-call-back"),
                arrive("c3"),
                new Command.DetachDesk("alice"));
    }

    /** Since version 3 of the log: flows. */
    private static List<Command> flowCommands() {
        var config = new TenantConfig(
                2,
                List.of(
                        new TenantConfig.QueueConfig(
                                "sales", "Sales", 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE),
                        new TenantConfig.QueueConfig("team", "Team", 10, "hold-music", 60_000, team())),
                List.of(RoutingProfile.calls("seller", List.of("sales", "team"))),
                List.of(new TenantConfig.AgentConfig("alice", "Alice", "seller")),
                List.of(new TenantConfig.EntryPoint("4008001234", "sales", "", Demand.NONE, "main")),
                List.of(new CalendarConfig(
                        "office",
                        "Office",
                        "Asia/Shanghai",
                        List.of("open"),
                        List.of(new CalendarConfig.WeeklyRule(
                                List.of(DayOfWeek.MONDAY), List.of(new CalendarConfig.Shift(540, 1_080, "open")))),
                        List.of())),
                new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                new TenantConfig.Limits(100, 10, 10));
        var flows = GoldenFlow.flows();
        return List.of(
                new Command.Configure(config),
                new Command.PublishFlow(flows.getFirst()),
                new Command.PublishFlow(flows.getLast(), "admin", "the first one"),
                arrive("c6"),
                new Command.FinishInput("c6", "c6:input1", "", 0, 0),
                new Command.FinishInput("c6", "c6:input2", "1", 1, 0),
                new Command.FinishInput("c6", "c6:input3", "sealed:c6:input3", 6, 0),
                new Command.FinishLookUp(
                        "c6", "c6:lookup4", LookUpOutcome.FOUND, new TreeMap<>(Map.of("balance", "1288.50"))),
                new Command.FinishPrompt("c6", "c6:turn5", 0),
                new Command.FinishPrompt("c6", "c6:turn6", 0),
                arrive("c7"),
                new Command.FinishInput("c7", "c7:input1", "1", 1, 0),
                new Command.FinishInput("c7", "c7:input2", "sealed:c7:input2", 6, 0),
                new Command.FireTimer("flow:c7"),
                arrive("c8"));
    }

    /** Rings at one more every two seconds; asks for English at first. */
    private static RoutingRule team() {
        return new RoutingRule(
                Strategy.PROGRESSIVE,
                5_000,
                0,
                new RoutingRule.Ring(3, 2_000),
                List.of(
                        new RoutingStep(0, List.of(new SkillLevel("english", 3)), 0, List.of("veterans"), List.of()),
                        new RoutingStep(2_000, List.of(), 1, List.of(), List.of("sales"))));
    }

    private static Command arrive(String contactId) {
        return arrive(contactId, "4008001234");
    }

    private static Command arrive(String contactId, String entryPoint) {
        return new Command.ArriveContact(
                contactId,
                Channel.VOICE,
                entryPoint,
                new Party("13800000001", "李雷"),
                new Carrier("media-1", "sip-1"),
                Demand.NONE,
                0);
    }
}
