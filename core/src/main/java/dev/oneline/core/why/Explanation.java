package dev.oneline.core.why;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.routing.Exclusion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a contact, with what it was made from.
 *
 * @param seq log sequence number of the decision
 * @param atMs the decider's clock
 * @param queueId where the contact was, or came to
 * @param waiting null when it doesn't wait
 * @param matching null when no agent was looked for
 */
public record Explanation(
        long seq,
        long atMs,
        long configVersion,
        String queueId,
        String queueName,
        Turn turn,
        @Nullable Waiting waiting,
        @Nullable Matching matching) {

    /**
     * Its place in the queue.
     *
     * @param position 1 is next; ringing ones count
     * @param length contacts in the queue, this one among them
     * @param headStartMs by which it counts as having waited longer: the queue's and its own
     * @param rankMs {@link dev.oneline.core.contact.Place#rankMs()}
     */
    public record Waiting(int position, int length, long queuedAtMs, long waitedMs, long headStartMs, long rankMs) {}

    /**
     * Who might have had it, and who not.
     *
     * @param stepMs the waiting time that it had reached, which its routing step follows from
     * @param ownNeeds what the contact asked for itself, before it was eased
     * @param needs what was asked of an agent, eased
     * @param onlyAgentId the sticky agent; empty: any
     * @param draw null unless the strategy draws
     * @param turnAfter position of the agent who had the last turn, 0 before the first; null unless agents take turns
     * @param candidateCount all of them, should they be more than are listed
     * @param candidates in the strategy's order
     * @param chosenAgentId by the strategy; null when there is nobody
     * @param exclusions why all others could not have it
     */
    public record Matching(
            Strategy strategy,
            long stepMs,
            RoutingStep step,
            List<SkillLevel> ownNeeds,
            List<SkillLevel> needs,
            String onlyAgentId,
            @Nullable Draw draw,
            @Nullable Long turnAfter,
            int candidateCount,
            List<Candidate> candidates,
            @Nullable String chosenAgentId,
            List<Excluded> exclusions) {
        public Matching {
            ownNeeds = List.copyOf(ownNeeds);
            needs = List.copyOf(needs);
            candidates = List.copyOf(candidates);
            exclusions = List.copyOf(exclusions);
        }
    }

    /** @param drawn from 0; the candidate at this place, or at whom the sum of the weights goes beyond it */
    public record Draw(long drawn, long outOf) {}

    /**
     * What the strategies compare of an agent.
     *
     * @param load contacts in hand
     * @param idleSeq log sequence number since which he is without a new contact
     * @param idleSinceMs the time of it; 0 where the log can't be asked
     * @param position in the order of the configuration, from 1
     */
    public record Candidate(
            String agentId,
            String name,
            int load,
            long idleSeq,
            long idleSinceMs,
            int answered,
            long talkMs,
            int position,
            int weight,
            long skillSum) {}

    /** Agents who are excluded for one reason: how many, and the first of them. */
    public record Excluded(Exclusion reason, int count, List<Outsider> agents) {
        public Excluded {
            agents = List.copyOf(agents);
        }
    }

    /**
     * @param notReadyReason empty unless he wasn't ready
     * @param lacks what he would need, where skills are the reason
     */
    public record Outsider(
            String agentId, String name, AgentState state, String notReadyReason, int load, List<SkillLevel> lacks) {
        public Outsider {
            lacks = List.copyOf(lacks);
        }
    }
}
