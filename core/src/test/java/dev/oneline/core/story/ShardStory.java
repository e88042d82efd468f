package dev.oneline.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.Work;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.media.LegHearing;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;

/** A shard, a clock that only moves when told, and the outside world. Given and when send commands, then asks. */
public final class ShardStory {
    public static final long START_MS = 1_000_000;

    private final Shard shard = new Shard();
    private final Outside outside = new Outside();
    private final List<Recorded> log = new ArrayList<>();
    private long nowMs = START_MS;
    private Outcome last = new Outcome.Rejected(Rejection.BAD_ARGUMENT);

    public static ShardStory configured(TenantConfig config) {
        var story = new ShardStory();
        story.when(new Command.Configure(config));
        return story;
    }

    // --- given, when ---------------------------------------------------------------------------------------------

    public ShardStory ready(String... agentIds) {
        for (var agentId : agentIds) {
            signedIn(agentId);
            when(new Command.SetReady(agentId));
        }
        return this;
    }

    public ShardStory signedIn(String agentId) {
        when(new Command.AttachDesk(agentId));
        return when(new Command.SignIn(agentId));
    }

    /** Over the trunk on node {@code sip1}, carried by {@code media1}. */
    public ShardStory arrives(String contactId, String entryPoint) {
        return arrives(contactId, entryPoint, new Carrier("media1", "sip1"));
    }

    public ShardStory arrives(String contactId, String entryPoint, Demand demand) {
        return arrives(contactId, entryPoint, demand, 0);
    }

    /** The news of it comes late. */
    public ShardStory arrives(String contactId, String entryPoint, Demand demand, long agoMs) {
        return arrives(contactId, entryPoint, new Carrier("media1", "sip1"), demand, agoMs);
    }

    public ShardStory arrives(String contactId, String entryPoint, Carrier carrier) {
        return arrives(contactId, entryPoint, carrier, Demand.NONE, 0);
    }

    private ShardStory arrives(String contactId, String entryPoint, Carrier carrier, Demand demand, long agoMs) {
        return when(new Command.ArriveContact(
                contactId, Channel.VOICE, entryPoint, new Party("13800000000", ""), carrier, demand, agoMs));
    }

    public ShardStory accepts(String agentId, String contactId) {
        return when(new Command.AcceptOffer(agentId, offerId(contactId, agentId)));
    }

    public ShardStory declines(String agentId, String contactId) {
        return when(new Command.DeclineOffer(agentId, offerId(contactId, agentId)));
    }

    public ShardStory customerHangsUp(String contactId) {
        return when(new Command.EndByCustomer(contactId, EndCause.CUSTOMER_HUNG_UP));
    }

    /** What is played to a customer in a flow comes to its end. */
    public ShardStory soundsEnd(String contactId) {
        return when(new Command.FinishPrompt(contactId, Turn.playId(contactId, turn(contactId)), 0));
    }

    /** A customer in a flow presses keys; none: time runs out. */
    public ShardStory presses(String contactId, String keys) {
        var inputId = Turn.inputId(contactId, turn(contactId));
        return when(new Command.FinishInput(contactId, inputId, keys, keys.length(), 0));
    }

    private int turn(String contactId) {
        return contact(contactId).run().turn().number();
    }

    public ShardStory wrapsUp(String agentId, String contactId) {
        return when(new Command.CompleteWrapUp(agentId, contactId, "done", ""));
    }

    /** A ready agent gets a contact and answers it. */
    public ShardStory talking(String agentId, String contactId, String entryPoint) {
        ready(agentId);
        arrives(contactId, entryPoint);
        return accepts(agentId, contactId);
    }

    public ShardStory when(Command command) {
        last = shard.handle(command, nowMs);
        if (last instanceof Outcome.Done done) {
            log.addAll(done.events());
            outside.carryOut(done.effects());
        }
        return this;
    }

    /** Time passes; timers fire when they are due, not before and not late. */
    public ShardStory after(long ms) {
        var untilMs = nowMs + ms;
        while (true) {
            var next = outside.timers().values().stream()
                    .filter(dueMs -> dueMs <= untilMs)
                    .mapToLong(Long::longValue)
                    .min();
            if (next.isEmpty()) {
                break;
            }
            nowMs = Math.max(nowMs, next.getAsLong());
            outside.takeTimersDueBy(nowMs).forEach(timerId -> when(new Command.FireTimer(timerId)));
        }
        nowMs = untilMs;
        return this;
    }

    // --- then ----------------------------------------------------------------------------------------------------

    public ShardStory thenOffered(String contactId, String agentId) {
        assertThat(contact(contactId).state()).isEqualTo(ContactState.OFFERED);
        assertThat(contact(contactId).agentId()).isEqualTo(agentId);
        return thenInHand(agentId, contactId, Work.Phase.RINGING);
    }

    public ShardStory thenTalking(String contactId, String agentId) {
        assertThat(contact(contactId).state()).isEqualTo(ContactState.CONNECTED);
        assertThat(contact(contactId).agentId()).isEqualTo(agentId);
        return thenInHand(agentId, contactId, Work.Phase.ENGAGED);
    }

    private ShardStory thenInHand(String agentId, String contactId, Work.Phase phase) {
        var work = agent(agentId).work(contactId);
        assertThat(work).as("%s in the hands of %s", contactId, agentId).isNotNull();
        assertThat(work.phase()).isEqualTo(phase);
        return this;
    }

    public ShardStory thenWaiting(String contactId, int position) {
        assertThat(contact(contactId).state()).isEqualTo(ContactState.QUEUED);
        assertThat(view().position(contactId)).isEqualTo(position);
        return this;
    }

    public ShardStory thenContact(String contactId, ContactState state) {
        assertThat(contact(contactId).state()).isEqualTo(state);
        return this;
    }

    public ShardStory thenEnded(String contactId, ContactState state, EndCause cause) {
        assertThat(view().contact(contactId)).isNull();
        assertThat(view().ended(contactId).state()).isEqualTo(state);
        assertThat(view().ended(contactId).cause()).isEqualTo(cause);
        return this;
    }

    public ShardStory thenAgent(String agentId, AgentState state) {
        assertThat(agent(agentId).state()).isEqualTo(state);
        return this;
    }

    public ShardStory thenNotReady(String agentId, String reason) {
        thenAgent(agentId, AgentState.NOT_READY);
        assertThat(agent(agentId).reason()).isEqualTo(reason);
        return this;
    }

    public ShardStory thenRejected(Rejection rejection) {
        assertThat(last).isEqualTo(new Outcome.Rejected(rejection));
        return this;
    }

    public ShardStory thenNoNews() {
        assertThat(done().events()).isEmpty();
        return this;
    }

    /** The last command's events by their simple names, in order. */
    public ShardStory thenHappened(String... events) {
        assertThat(done().events().stream()
                        .map(recorded -> recorded.event().getClass().getSimpleName()))
                .containsExactly(events);
        return this;
    }

    public ShardStory thenHears(String contactId, String legId, Hearing hearing) {
        assertThat(outside.legs().get(contactId)).contains(new LegHearing(legId, hearing));
        return this;
    }

    /** The customer in a flow hears these sounds, and nothing else. */
    public ShardStory thenHears(String contactId, String... sounds) {
        var heard = outside.legs().get(contactId).getFirst().hearing();
        assertThat(heard instanceof Hearing.Prompt prompt ? prompt.names() : List.of())
                .containsExactly(sounds);
        return this;
    }

    public ShardStory thenMediaOver(String contactId) {
        assertThat(outside.legs()).doesNotContainKey(contactId);
        return this;
    }

    public ShardStory thenCall(String contactId, String state) {
        assertThat(outside.calls().get(contactId)).isEqualTo(state);
        return this;
    }

    // --- asking --------------------------------------------------------------------------------------------------

    public Outcome.Done done() {
        assertThat(last).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) last;
    }

    public List<Effect> effects() {
        return done().effects();
    }

    public List<Event> events() {
        return done().events().stream().map(Recorded::event).toList();
    }

    public Contact contact(String contactId) {
        var contact = view().contact(contactId);
        assertThat(contact).as("contact %s", contactId).isNotNull();
        return contact;
    }

    public Agent agent(String agentId) {
        var agent = view().agent(agentId);
        assertThat(agent).as("agent %s", agentId).isNotNull();
        return agent;
    }

    public String offerId(String contactId, String agentId) {
        var offer = contact(contactId).offerTo(agentId);
        assertThat(offer).as("offer of %s to %s", contactId, agentId).isNotNull();
        return offer.offerId();
    }

    public ShardView view() {
        return shard.view();
    }

    public Shard shard() {
        return shard;
    }

    public Outside outside() {
        return outside;
    }

    public List<Recorded> log() {
        return log;
    }

    public long nowMs() {
        return nowMs;
    }
}
