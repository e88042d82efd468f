package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.routing.Admission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the shard keeps an agent, with what follows from the configuration. */
final class AgentSlot {
    /** Serves nothing: for agents who are no longer configured. */
    static final RoutingProfile NO_PROFILE = new RoutingProfile("", "", List.of(), List.of(), List.of(), List.of());

    Agent agent;
    RoutingProfile profile = NO_PROFILE;

    /** In the order of the configuration. */
    int position;

    /** Those that he serves. */
    final List<QueueState> queues = new ArrayList<>();

    final List<Membership> memberships = new ArrayList<>();

    /** In how many pools he is. */
    int standing;

    /** Numbers of the {@link Changes} that he was last in, and in which he became free. */
    long changedIn;

    long gainedIn;

    /** Most pools of an agent are of one channel: its answer is kept while he is as he is. */
    private @Nullable Channel askedFor;

    private boolean answer;

    AgentSlot(Agent agent) {
        this.agent = agent;
    }

    /** Whether he may have a contact of the channel now. */
    boolean admitted(Channel channel) {
        if (askedFor != channel) {
            askedFor = channel;
            answer = Admission.byMoment(agent, profile, channel) == null;
        }
        return answer;
    }

    /** Leaves the pools in which he no longer stands. Returns whether there are some for him to join. */
    boolean follow() {
        var joins = false;
        for (var membership : memberships) {
            joins |= membership.follow();
            if (joins && standing == 0) {
                // Nothing left to leave.
                break;
            }
        }
        return joins;
    }

    /** He became free, and nothing waited for him: into his pools. */
    void join() {
        memberships.forEach(Membership::join);
    }

    /** His profile is another one. */
    void serve(RoutingProfile next) {
        profile = next;
        queues.clear();
        memberships.clear();
        standing = 0;
        askedFor = null;
    }

    /** He has changed. */
    void be(Agent next) {
        agent = next;
        askedFor = null;
    }
}
