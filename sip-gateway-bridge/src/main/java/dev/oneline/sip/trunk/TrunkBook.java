package dev.oneline.sip.trunk;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.config.NumericAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trunks by source address, and their channels in use. Knows nothing until the first {@link #replace}; keeps what it
 * knew when no newer list comes. Thread-safe: the door asks from the sockets' threads.
 */
public final class TrunkBook {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkBook.class);

    private volatile @Nullable Known known;
    private final ConcurrentMap<String, Integer> busyByTrunk = new ConcurrentHashMap<>();

    private record Known(List<Trunk> inOrder, Map<String, Trunk> bySource) {}

    /** Whether the configuration was ever heard. */
    public boolean isKnown() {
        return known != null;
    }

    /**
     * Takes the configuration's newest list. A source that two trunks claim belongs to the first of them; one that is
     * configured counts more than one that calls out go to.
     */
    public void replace(List<Trunk> trunks) {
        List<Trunk> inOrder = trunks.stream().map(TrunkBook::withGateway).toList();
        var bySource = new HashMap<String, Trunk>();
        for (int i = 0; i < inOrder.size(); i++) {
            for (String address : trunks.get(i).addresses()) {
                bySource.putIfAbsent(address, inOrder.get(i));
            }
        }
        for (Trunk trunk : inOrder) {
            for (String address : trunk.addresses()) {
                bySource.putIfAbsent(address, trunk);
            }
        }
        known = new Known(inOrder, Map.copyOf(bySource));
    }

    /** @param address numeric, without port */
    public @Nullable Trunk bySource(String address) {
        Known now = known;
        return now == null ? null : now.bySource.get(address);
    }

    /** Whether the tenant has a trunk for calls out, be it busy or not. */
    public boolean takesCallsOut(String tenant) {
        return !outgoing(tenant).isEmpty();
    }

    /** Takes a channel of the tenant's first trunk for calls out that has one; null: there is none. */
    public @Nullable Trunk takeChannelOut(String tenant) {
        for (Trunk trunk : outgoing(tenant)) {
            if (takeChannel(trunk)) {
                return trunk;
            }
        }
        return null;
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

    /** Gives a channel back that {@link #takeChannel} or {@link #takeChannelOut} gave. */
    public void releaseChannel(Trunk trunk) {
        busyByTrunk.computeIfPresent(key(trunk), (key, busy) -> busy <= 1 ? null : Integer.valueOf(busy - 1));
    }

    /** Channels in use over all trunks. */
    public int busyChannels() {
        return busyByTrunk.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<Trunk> outgoing(String tenant) {
        Known now = known;
        return now == null
                ? List.of()
                : now.inOrder.stream()
                        .filter(trunk -> trunk.tenant().equals(tenant) && trunk.gateway() != null)
                        .toList();
    }

    /** The gateway is an address of the trunk: its responses have to come in. */
    private static Trunk withGateway(Trunk trunk) {
        if (trunk.gateway() == null) {
            return trunk;
        }
        Optional<InetSocketAddress> gateway = NumericAddress.parse(trunk.gateway());
        if (gateway.isEmpty()) {
            LOG.warn(
                    "trunk takes no calls out trunk={} gateway=\"{}\": not host:port with a numeric host",
                    key(trunk),
                    trunk.gateway());
        }
        var addresses = new ArrayList<>(trunk.addresses());
        gateway.map(address -> address.getAddress().getHostAddress())
                .filter(host -> !addresses.contains(host))
                .ifPresent(addresses::add);
        return new Trunk(
                trunk.tenant(),
                trunk.trunkId(),
                trunk.name(),
                List.copyOf(addresses),
                trunk.channels(),
                trunk.codecs(),
                trunk.latch(),
                gateway.isEmpty() ? null : trunk.gateway());
    }

    private static String key(Trunk trunk) {
        return trunk.tenant() + "/" + trunk.trunkId();
    }
}
