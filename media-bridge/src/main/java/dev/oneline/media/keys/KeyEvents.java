package dev.oneline.media.keys;

/**
 * Reads telephone-events (RFC 4733). A key is told on the first packet of its event that arrives, whichever that is: the
 * updates and the three copies of its end carry the same timestamp and say nothing new (2.5.1.2, 2.5.1.4), so neither a
 * lost beginning nor a lost end matters. A later timestamp is another event, also before the end of the one before was
 * seen; an earlier one is a packet that took its time.
 *
 * <p>Not another event: the next segment of a long one (2.5.1.3), and the next packet of a sender that lets the timestamp
 * run as for sound, of which there are some. Both go on with the same key at once, without marker.
 *
 * <p>Not thread-safe.
 */
public final class KeyEvents {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int BLOCK = 4;
    private static final int END = 0x80;
    /** As long as a copy may be late; afterwards the same numbers may come again from a source that began anew. */
    private static final long LATE_NS = 10_000_000_000L;

    /** Ten seconds at 48 kHz: what lies farther back isn't late but another clock. */
    private static final int LATE_TICKS = 480_000;
    /** Updates come every 50 ms or sooner (2.5.1.2); a key that was let go takes longer to come again. */
    private static final long GOES_ON_NS = 60_000_000L;

    private final KeySink sink;
    private boolean started;
    private int ssrc;
    private int formerSsrc;
    private long changedNs;
    private int event;
    private int timestamp;
    private boolean ended;
    private long latestNs;

    public KeyEvents(KeySink sink) {
        this.sink = sink;
    }

    /**
     * Takes the payload of a packet: one event, or several that follow each other (2.5.1.5). What isn't whole is left out.
     *
     * @param timestamp of the first event
     */
    public void take(int fromSsrc, int timestamp, boolean marker, byte[] buffer, int offset, int length, long nowNs) {
        int begin = timestamp;
        boolean first = marker;
        for (int at = offset; at + BLOCK <= offset + length; at += BLOCK) {
            int code = buffer[at] & 0xFF;
            boolean end = (buffer[at + 1] & END) != 0;
            takeEvent(fromSsrc, begin, first, code, end, nowNs);
            begin += ((buffer[at + 2] & 0xFF) << 8) | (buffer[at + 3] & 0xFF);
            first = false;
        }
    }

    private void takeEvent(int fromSsrc, int begin, boolean marker, int code, boolean end, long nowNs) {
        if (started && fromSsrc == ssrc) {
            int ahead = begin - timestamp;
            boolean late = nowNs - latestNs < LATE_NS && ahead < 0 && ahead > -LATE_TICKS;
            if (late) {
                return;
            }
            if (ahead == 0 || goesOn(marker, code, end, nowNs)) {
                timestamp = begin;
                ended |= end;
                latestNs = nowNs;
                return;
            }
        } else if (started) {
            if (fromSsrc == formerSsrc && nowNs - changedNs < LATE_NS) {
                return;
            }
            formerSsrc = ssrc;
            changedNs = nowNs;
        }
        started = true;
        ssrc = fromSsrc;
        event = code;
        timestamp = begin;
        ended = end;
        latestNs = nowNs;
        if (code < KEYS.length()) {
            sink.onKey(KEYS.charAt(code));
        }
    }

    private boolean goesOn(boolean marker, int code, boolean end, long nowNs) {
        return code == event && !marker && (!ended || end) && nowNs - latestNs < GOES_ON_NS;
    }
}
