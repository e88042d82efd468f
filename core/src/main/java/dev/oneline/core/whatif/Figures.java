package dev.oneline.core.whatif;

/**
 * A queue's figures, or the whole tenant's, or how much those of one variant exceed another's.
 *
 * @param queueId empty: the whole tenant
 * @param offered contacts of a replication or batch that wanted a place, those short abandons left out that the rule says
 * @param answered of them
 * @param abandoned of them
 * @param refused of them, because queue or tenant was full
 * @param overflowed of them, into another queue, to a message, or to a callback; they stay contacts of the first queue
 * @param turnedAway of them, by a message
 * @param calledBack of them, answered as callbacks: neither in time nor in the waits, but handled
 * @param serviceLevel answered within the rule's time ÷ offered
 * @param abandonRate abandoned ÷ offered
 * @param asaS mean wait of the answered, in seconds
 * @param maxWaitS longest wait of a replication or batch, in seconds
 * @param ahtS talk, hold and wrap-up ÷ handled, in seconds
 * @param occupancy handling ÷ (handling + available) of the agents who serve it; ringing counts as available
 * @param agentFairness Jain's index over their occupancies
 * @param waitFairness Jain's index over the waits of the answered
 * @param queueFairness Jain's index over the queues' mean waits; of the whole tenant only
 */
public record Figures(
        String queueId,
        Estimate offered,
        Estimate answered,
        Estimate abandoned,
        Estimate refused,
        Estimate overflowed,
        Estimate turnedAway,
        Estimate calledBack,
        Estimate serviceLevel,
        Estimate abandonRate,
        Estimate asaS,
        Estimate maxWaitS,
        Estimate ahtS,
        Estimate occupancy,
        Estimate agentFairness,
        Estimate waitFairness,
        Estimate queueFairness) {}
