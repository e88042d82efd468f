package dev.oneline.media.figures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was turned away at the doors of the whole bridge, by reason ({@code oneline.media.rejected}). */
public final class DoorCounters {
    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

    public DoorCounters(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            var count = new LongAdder();
            counts.put(reason, count);
            FunctionCounter.builder("oneline.media.rejected", count, LongAdder::sum)
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    public void count(Reason reason) {
        LongAdder count = counts.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    public long total(Reason reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    /** Why a datagram, a description or a request was turned away. */
    public enum Reason {
        /** From an address that isn't the signalled one. */
        STRANGER,
        /** SRTP or SRTCP that doesn't authenticate, or comes twice. */
        UNAUTHENTIC,
        /** Neither STUN nor DTLS nor RTP nor RTCP, or broken inside. */
        MALFORMED,
        /** A payload type that wasn't agreed on. */
        UNKNOWN_PAYLOAD,
        /** Media before the keys are there, DTLS beyond the queue. */
        UNTIMELY,
        HANDSHAKE_FAILED,
        BAD_SDP,
        PROMPT_MISSING
    }
}
