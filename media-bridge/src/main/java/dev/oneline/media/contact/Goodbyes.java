package dev.oneline.media.contact;

import dev.oneline.media.leg.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Browsers that closed their end. A page does so when it is left for good, and just so when it is loaded anew or left for
 * another page of the same website, which then goes on with the leg: only time tells which it was.
 */
final class Goodbyes {
    /** Pages are there within a second or two. As long as this an agent may talk to somebody who has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Leg, Long> sinceNs = new LinkedHashMap<>();
    private final List<Leg> fresh = new ArrayList<>();

    void add(Leg leg) {
        fresh.add(leg);
    }

    void forget(Leg leg) {
        fresh.remove(leg);
        sinceNs.remove(leg);
    }

    /** Those that nobody took back, each told once; their time begins when this is asked the first time. */
    List<Leg> meant(long nowNs) {
        fresh.forEach(leg -> sinceNs.put(leg, nowNs));
        fresh.clear();
        sinceNs.keySet().removeIf(leg -> leg.transport() != null);
        var meant = new ArrayList<Leg>();
        sinceNs.forEach((leg, since) -> {
            if (nowNs - since > PATIENCE.toNanos()) {
                meant.add(leg);
            }
        });
        meant.forEach(sinceNs::remove);
        return meant;
    }
}
