package dev.oneline.sip.call;

/**
 * How long a call waits.
 *
 * @param arrivalMs for the shard to take the arrival
 * @param answerMs from the arrival on the log to the request to answer it
 * @param t1Ms RFC 3261 T1: the first pause before the 200 is repeated
 * @param t2Ms RFC 3261 T2: the longest such pause
 * @param ackMs for the ACK: 64 × T1
 * @param closeMs for our BYE, or for the end of an INVITE that we gave up: longer than its transaction lives
 * @param responseMs for the first response to an INVITE of ours. A gateway says 100 at once; nobody is to listen to nothing
 *     for the half-minute that its transaction lives
 */
public record CallTimes(
        long arrivalMs, long answerMs, long t1Ms, long t2Ms, long ackMs, long closeMs, long responseMs) {
    public static final CallTimes DEFAULT = new CallTimes(8_000, 180_000, 500, 4_000, 32_000, 40_000, 8_000);
}
