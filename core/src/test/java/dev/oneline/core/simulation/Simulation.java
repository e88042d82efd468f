package dev.oneline.core.simulation;

import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.core.story.Outside;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one script and checks after each step. */
final class Simulation {
    private static final List<String> ENTRIES = List.of(
            "hotline", "flow-line", "sales-line", "sales-line", "support-line", "flow-line", "quick-line", "nowhere");
    private static final List<String> QUEUE_IDS = List.of("sales", "support", "quick", "nowhere");
    private static final List<EndCause> CUSTOMER_CAUSES =
            List.of(EndCause.CUSTOMER_HUNG_UP, EndCause.CUSTOMER_LOST, EndCause.NO_MEDIA, EndCause.AGENT_LOST);

    private static final List<String> CALLERS =
            List.of("1380000", "1370000", "13900000001", "1380000", "1300000", "visitor-1");

    private static final List<Channel> CHANNELS =
            List.of(Channel.VOICE, Channel.CHAT, Channel.VOICE, Channel.EMAIL, Channel.VOICE, Channel.CHAT);
    private static final List<Demand> DEMANDS = List.of(
            Demand.NONE,
            Demand.NONE,
            new Demand(List.of(new SkillLevel("english", 4)), 0, "", ""),
            new Demand(List.of(), 60_000, "", ""),
            new Demand(List.of(), 0, "bob", "ana"),
            new Demand(List.of(new SkillLevel("english", 2)), 0, "nobody", "ben"));

    private final Outside outside = new Outside();
    private final Ledger ledger = new Ledger();
    private final Owner owner = new Owner(outside, ledger::read);
    private final List<Command> sent = new ArrayList<>();
    private final List<Command> post = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private final int[] mediaRuns = new int[2];
    private final int[] sipRuns = new int[2];
    private long nowMs = 1_000_000;
    private int contacts;

    private Simulation() {
        send(new Command.Configure(SimulatedConfigs.variant(1, 0)));
        SimulatedFlows.FLOW_IDS.forEach(id -> send(new Command.PublishFlow(SimulatedFlows.variant(id, 1, 0))));
    }

    /** What its log came to, when all went well. */
    static Simulation run(List<Step> steps) {
        var simulation = new Simulation();
        for (var step : steps) {
            simulation.step(step);
            if (!simulation.owner.inBatch()) {
                simulation.check();
            }
        }
        simulation.owner.flush();
        simulation.check();
        simulation.compareWithReplay();
        Draining.drain(simulation);
        simulation.check();
        simulation.compareWithReplay();
        return simulation;
    }

    ShardView view() {
        return owner.shard().view();
    }

    Owner owner() {
        return owner;
    }

    Ledger ledger() {
        return ledger;
    }

    long nowMs() {
        return nowMs;
    }

    void check() {
        Invariants.check(owner.shard(), ledger, outside, nowMs);
    }

    private void compareWithReplay() {
        Invariants.same(owner.shard(), owner.rebuilt(false), "replayed from the log");
        Invariants.same(owner.shard(), owner.rebuilt(true), "replayed from a snapshot");
    }

    void send(Command command) {
        sent.add(command);
        var lives = owner.lives();
        owner.handle(command, nowMs);
        if (lives && command instanceof Command.LoseNode lost) {
            Invariants.nothingTalksOver(view(), lost.nodeId());
        }
    }

    void pass(long ms) {
        nowMs += ms;
        for (var timerId : outside.takeTimersDueBy(nowMs)) {
            fired.add(timerId);
            send(new Command.FireTimer(timerId));
        }
    }

    private void step(Step step) {
        switch (step.kind()) {
            case WAIT -> pass(1L << step.which() % 17);
            case STALL -> nowMs += 1L << step.which() % 17;
            case CLOCK_JUMP -> nowMs += (step.who() % 2 == 0 ? 1 : -1) * 37L * step.which();
            case DELIVER -> {
                if (!post.isEmpty()) {
                    send(post.remove(step.which() % post.size()));
                }
            }
            case REPEAT -> send(pick(sent, step.which()));
            case CRASH_BEFORE_APPEND -> owner.meet(Owner.Fate.DIES_BEFORE_APPEND, 1 + step.which() % 4);
            case CRASH_AFTER_APPEND -> owner.meet(Owner.Fate.DIES_AFTER_APPEND, 1 + step.which() % 4);
            case RESTART -> owner.restart(nowMs, false);
            case RESTART_FROM_SNAPSHOT -> owner.restart(nowMs, true);
            case TAKE_SNAPSHOT -> owner.takeSnapshot();
            default -> {
                var command = command(step);
                if (command != null && step.late() && step.kind() != Step.Kind.FIRE_EARLY) {
                    post.add(command);
                } else if (command != null) {
                    send(command);
                }
            }
        }
    }

    private @Nullable Command command(Step step) {
        var agentId = SimulatedConfigs.AGENT_IDS.get(step.who() % SimulatedConfigs.AGENT_IDS.size());
        return switch (step.kind()) {
            case ARRIVE -> arrival(step);
            case NODE_LOST -> nodeLost(step.who());
            case ATTACH -> new Command.AttachDesk(agentId);
            case DETACH -> new Command.DetachDesk(agentId);
            case SIGN_IN -> new Command.SignIn(agentId);
            case SIGN_OUT -> new Command.SignOut(agentId);
            case READY -> new Command.SetReady(agentId);
            case NOT_READY -> new Command.SetNotReady(agentId, step.which() % 9 == 0 ? "" : "break");
            case CONFIGURE -> configuration(step);
            case PUBLISH -> flow(step);
            case FIRE_EARLY -> {
                var timers = List.copyOf(outside.timers().keySet());
                if (timers.isEmpty()) {
                    yield null;
                }
                var timerId = pick(timers, step.which());
                outside.takeTimer(timerId);
                yield new Command.FireTimer(timerId);
            }
            case FIRE_AGAIN -> fired.isEmpty() ? null : new Command.FireTimer(pick(fired, step.which()));
            default -> aboutContact(step, agentId);
        };
    }

    private @Nullable Command aboutContact(Step step, String agentId) {
        var late = step.kind() == Step.Kind.SPEAK && step.who() % 2 == 0 ? InFlow.unsaved(step, view()) : null;
        if (late != null) {
            return late;
        }
        var live = List.copyOf(view().contacts());
        if (live.isEmpty()) {
            return null;
        }
        var suitable = live.stream().filter(each -> suits(step, each)).toList();
        // What doesn't suit happens too, but less.
        var contact = pick(suitable.isEmpty() || step.which() % 7 == 0 ? live : suitable, step.which());
        var contactId = contact.contactId();
        // Most agents act on their own contact; some don't.
        var offers = contact.offers();
        var owner = step.who() % 8 == 0 || offers.isEmpty()
                ? agentId
                : pick(offers, step.who()).agentId();
        return switch (step.kind()) {
            case GREETING_OVER ->
                new Command.FinishPrompt(contactId, MediaPlanning.greetingPlayId(contactId), step.who() % 3 * 700L);
            case CUSTOMER_ENDS -> new Command.EndByCustomer(contactId, pick(CUSTOMER_CAUSES, step.who()));
            case LEG_UP -> new Command.ConnectLeg(contactId, legId(contact, step.who()));
            case LEG_LOST -> new Command.LoseLeg(contactId, legId(contact, step.who()));
            case ACCEPT -> new Command.AcceptOffer(owner, offerId(contact, owner));
            case DECLINE -> new Command.DeclineOffer(owner, offerId(contact, owner));
            case HOLD -> new Command.HoldContact(owner, contactId);
            case RESUME -> new Command.ResumeContact(owner, contactId);
            case HANG_UP -> new Command.HangUp(owner, contactId);
            case ASK_FOR_CALLBACK ->
                new Command.RequestCallback(
                        contactId, step.who() % 3 == 0 ? "" : "13900000000", step.who() % 2 == 0 ? "" : "we-call-back");
            case FAREWELL_OVER -> new Command.FinishPrompt(contactId, MediaPlanning.farewellPlayId(contactId), 0);
            case ANNOUNCEMENT_OVER -> new Command.FinishPrompt(contactId, MediaPlanning.announcementPlayId(contact), 0);
            case SOUNDS_OVER, PRESS, LOOK_UP, SPEAK -> InFlow.command(step, contact);
            // Nobody answers who hasn't been called: within a batch that may yet be lost, nobody outside has been told.
            case TRANSFER ->
                InFlow.isUncalled(contact, outside.placed().keySet()) ? null : InFlow.command(step, contact);
            case EXTEND -> new Command.ExtendWrapUp(owner, contactId);
            case ASSIGN -> new Command.AssignContact(contactId, agentId, "leader");
            case MOVE -> new Command.MoveContact(contactId, pick(QUEUE_IDS, step.who()), "leader");
            case WRAP_UP -> new Command.CompleteWrapUp(owner, contactId, "done", "");
            default -> throw new AssertionError(step);
        };
    }

    private static boolean suits(Step step, Contact contact) {
        return switch (step.kind()) {
            case GREETING_OVER -> contact.state() == ContactState.ARRIVED;
            case SOUNDS_OVER, PRESS, LOOK_UP, SPEAK, TRANSFER -> InFlow.suits(step, contact);
            case CUSTOMER_ENDS -> step.who() % 2 == 0 || contact.state() == ContactState.OFFERED;
            case ACCEPT, DECLINE -> contact.state() == ContactState.OFFERED;
            case HOLD -> contact.state() == ContactState.CONNECTED;
            case RESUME -> contact.state() == ContactState.HELD;
            case HANG_UP -> contact.inConversation();
            case ASSIGN, MOVE, ASK_FOR_CALLBACK -> contact.waiting();
            case ANNOUNCEMENT_OVER -> contact.announcement().heard();
            case FAREWELL_OVER -> contact.state() == ContactState.LEAVING;
            case EXTEND, WRAP_UP -> contact.wrappingUp();
            case LEG_UP, LEG_LOST -> contact.agentId() != null;
            default -> true;
        };
    }

    private Command arrival(Step step) {
        var media = "media" + step.who() % 2 + "." + mediaRuns[step.who() % 2];
        var sip = step.who() % 3 == 0 ? null : "sip" + step.who() % 2 + "." + sipRuns[step.who() % 2];
        var channel = pick(CHANNELS, step.who());
        return new Command.ArriveContact(
                "c" + ++contacts,
                channel,
                pick(ENTRIES, step.which()),
                new Party(pick(CALLERS, step.which() / 3), ""),
                channel.live() ? new Carrier(media, sip, sip == null ? "sip0." + sipRuns[0] : null) : null,
                pick(DEMANDS, step.which() / 7),
                step.who() % 4 * 500L);
    }

    /** A node that comes back is another one. */
    private Command nodeLost(int who) {
        var runs = who % 4 < 2 ? mediaRuns : sipRuns;
        var node = (who % 4 < 2 ? "media" : "sip") + who % 2 + "." + runs[who % 2];
        runs[who % 2]++;
        return new Command.LoseNode(node);
    }

    private Command configuration(Step step) {
        var version = view().config().version() + (step.which() % 5 == 0 ? 0 : 1);
        return new Command.Configure(SimulatedConfigs.variant(version, step.who()));
    }

    /** Mostly the next version, sometimes one that is published already. */
    private Command flow(Step step) {
        var flowId = pick(SimulatedFlows.FLOW_IDS, step.who() % 3);
        var newest = view().flow(flowId);
        var version = newest == null ? 1 : newest.version() + (step.which() % 5 == 0 ? 0 : 1);
        return new Command.PublishFlow(SimulatedFlows.variant(flowId, version, step.which()));
    }

    private static String legId(Contact contact, int who) {
        var offers = contact.offers();
        return who % 4 == 0 || offers.isEmpty()
                ? contact.customerLegId()
                : pick(offers, who).legId();
    }

    private static String offerId(Contact contact, String agentId) {
        var offer = contact.offerTo(agentId);
        return offer == null ? contact.contactId() + ":offer1" : offer.offerId();
    }

    private static <T> T pick(List<T> from, int which) {
        return from.get(which % from.size());
    }
}
