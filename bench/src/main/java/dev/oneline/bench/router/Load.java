package dev.oneline.bench.router;

import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Commands for a shard, one at a time and without an end: a contact arrives, an agent who talks hangs up, whoever is
 * offered a contact accepts it. As many go as come. Who arrives is drawn beforehand, so that little of what is measured is
 * the load's own.
 */
final class Load {
    /** A power of two. */
    private static final int CALLERS = 1 << 16;

    private static final Carrier CARRIER = new Carrier("media", "sip");
    private static final Party CUSTOMER = new Party("13800000000", "");

    private final SplittableRandom random = new SplittableRandom(1);
    private final Shard shard = new Shard();
    private final List<Caller> callers = new ArrayList<>();
    private final List<Talk> talks = new ArrayList<>();
    private @Nullable Command answer;
    private boolean someoneCame;
    private long nowMs = 1;
    private int contacts;

    /** Which number somebody calls, and what he asks for. */
    private record Caller(String entryPoint, Demand demand) {}

    private record Talk(String agentId, String contactId) {}

    Load(int agents, Situation situation) {
        var config = LargeTenant.of(agents);
        handle(new Command.Configure(config));
        for (var agent : config.agents()) {
            handle(new Command.AttachDesk(agent.agentId()));
            handle(new Command.SignIn(agent.agentId()));
            handle(new Command.SetReady(agent.agentId()));
        }
        while (callers.size() < CALLERS) {
            callers.add(caller());
        }
        var talking = situation == Situation.WAITING ? agents : agents / 2;
        while (talks.size() < talking) {
            arriveAndAnswer();
        }
        for (var i = 0; situation == Situation.WAITING && i < agents / 5; i++) {
            arriveAndAnswer();
        }
    }

    /** For an agent who could have it, so that nobody waits in vain. Every fourth asks for his language, too. */
    private Caller caller() {
        var agents = shard.view().config().agents();
        var agent = agents.get(random.nextInt(agents.size()));
        var queues = shard.view().profile(agent.agentId()).queues();
        var queueId = queues.get(random.nextInt(queues.size())).queueId();
        var language = agent.skills().getFirst().skillId();
        var demand =
                callers.size() % 4 == 0 ? new Demand(List.of(new SkillLevel(language, 3)), 0, "", "") : Demand.NONE;
        return new Caller("e" + queueId.substring(1), demand);
    }

    int talking() {
        return talks.size();
    }

    private void arriveAndAnswer() {
        handle(arrival());
        if (answer != null) {
            decide();
        }
    }

    /** The next command's outcome. */
    Outcome decide() {
        var command = answer;
        if (command == null) {
            someoneCame = !someoneCame;
            command = someoneCame ? arrival() : hangUp();
            nowMs++;
        }
        return handle(command);
    }

    private Outcome handle(Command command) {
        answer = null;
        if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
            throw new IllegalStateException("refused: " + command);
        }
        for (var recorded : done.events()) {
            if (recorded.event() instanceof Event.ContactOffered offered) {
                answer = new Command.AcceptOffer(offered.agentId(), offered.offerId());
                talks.add(new Talk(offered.agentId(), offered.contactId()));
            }
        }
        return done;
    }

    private Command arrival() {
        var caller = callers.get(contacts & (CALLERS - 1));
        return new Command.ArriveContact(
                "c" + contacts++, Channel.VOICE, caller.entryPoint, CUSTOMER, CARRIER, caller.demand, 0);
    }

    private Command hangUp() {
        var which = random.nextInt(talks.size());
        var talk = talks.get(which);
        talks.set(which, talks.getLast());
        talks.removeLast();
        return new Command.HangUp(talk.agentId(), talk.contactId());
    }
}
