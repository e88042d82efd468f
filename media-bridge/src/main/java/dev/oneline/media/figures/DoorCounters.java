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
        count(reason, 1);
    }

    public void count(Reason reason, int times) {
        LongAdder count = counts.get(reason);
        if (count != null && times > 0) {
            count.add(times);
        }
    }

    public long total(Reason reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    /** Why a datagram, a description or a request was turned away. */
    public enum Reason {
        /** From an address that isn't the signalled one, or that no ICE check has authenticated. */
        STRANGER,
        /** STUN that is broken, has no right fingerprint, or is no binding request. */
        CHECK_MALFORMED,
        /** An ICE check for a session that isn't there. */
        CHECK_UNKNOWN_USER,
        /** An ICE check signed with another password. */
        CHECK_UNAUTHENTIC,
        /** An authentic check with an attribute that we should understand and don't: answered with 420. */
        CHECK_UNKNOWN_ATTRIBUTE,
        /** An authentic check of a browser that believes to be controlled: answered with 487. */
        CHECK_ROLE_CONFLICT,
        /** An authentic check from an address that another session's browser is checking from. */
        CHECK_ADDRESS_TAKEN,
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
        /** A sound that isn't there: passed over. */
        PROMPT_MISSING,
        /** A sound that wasn't encoded when its turn had come and three seconds had passed: passed over. */
        PROMPT_LATE
    }
}
