package dev.oneline.sip.trunk;

import dev.oneline.contract.bus.Trunk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The trunks by source address, and their channels in use. Knows nothing until the first {@link #replace}; keeps what it
 * knew when no newer list comes. Thread-safe: the door asks from the sockets' threads.
 */
public final class TrunkBook {
    private volatile @Nullable Map<String, Trunk> bySource;
    private final ConcurrentMap<String, Integer> busyByTrunk = new ConcurrentHashMap<>();

    /** Whether the configuration was ever heard. */
    public boolean isKnown() {
        return bySource != null;
    }

    /** Takes the configuration's newest list. A source that two trunks claim belongs to the first of them. */
    public void replace(List<Trunk> trunks) {
        var fresh = new HashMap<String, Trunk>();
        for (Trunk trunk : trunks) {
            for (String address : trunk.addresses()) {
                fresh.putIfAbsent(address, trunk);
            }
        }
        bySource = Map.copyOf(fresh);
    }

    /** @param address numeric, without port */
    public @Nullable Trunk bySource(String address) {
        Map<String, Trunk> known = bySource;
        return known == null ? null : known.get(address);
    }

    /** Takes a channel; false when all are in use. */
    public boolean takeChannel(Trunk trunk) {
        boolean[] taken = {false};
        busyByTrunk.compute(key(trunk), (key, busy) -> {
            int now = busy == null ? 0 : busy;
            taken[0] = now < trunk.channels();
            return taken[0] ? Integer.valueOf(now + 1) : busy;
        });
        return taken[0];
    }

    /** Gives a channel back that {@link #takeChannel} gave. */
    public void releaseChannel(Trunk trunk) {
        busyByTrunk.computeIfPresent(key(trunk), (key, busy) -> busy <= 1 ? null : Integer.valueOf(busy - 1));
    }

    /** Channels in use over all trunks. */
    public int busyChannels() {
        return busyByTrunk.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String key(Trunk trunk) {
        return trunk.tenant() + "/" + trunk.trunkId();
    }
}
