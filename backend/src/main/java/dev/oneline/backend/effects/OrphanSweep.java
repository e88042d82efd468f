package dev.oneline.backend.effects;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares now and then what bridges carry with what a shard knows. What only a bridge knows is ended there; what only
 * the shard knows is ended here, once two sweeps in a row have missed it. So is a visitor who asked for a call and never
 * opened its media.
 */
public final class OrphanSweep {
    /** Younger ones may be on their way. */
    private static final long MIN_AGE_MS = 10_000;

    private static final long PERIOD_MS = 30_000;
    private static final long FIRST_MS = 5_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int CALL_DOES_NOT_EXIST = 481;

    private final String tenant;
    private final Node node;
    private final LivingNodes nodes;
    private final Reader shard;
    private final Consumer<Command> commands;
    private final EffectSignals signals;
    /** Contacts that the last sweep missed, by node. */
    private final Map<String, Set<String>> missed = new HashMap<>();

    private long firstTimer = -1;
    private long timer = -1;

    /** Reads a shard on its thread. */
    @FunctionalInterface
    public interface Reader {
        <T> Future<T> read(Function<ShardView, T> look);
    }

    /** A live contact as far as the sweep goes. */
    private record Known(String contactId, String mediaNode, String sipNode, String customerLegId, long arrivedAtMs) {
        static Known of(Contact contact) {
            var carrier = Objects.requireNonNull(contact.arrival().carrier());
            var sipNode = carrier.sipNode();
            return new Known(
                    contact.contactId(),
                    carrier.mediaNode(),
                    sipNode == null ? "" : sipNode,
                    contact.customerLegId(),
                    contact.arrival().arrivedAtMs());
        }
    }

    /**
     * What a shard knows, in one look.
     *
     * @param expected live contacts that should be at the node
     * @param alive those of the node's contacts that live, wherever they are expected: a web visitor's call out is at a SIP
     *     bridge that carries nothing else of him
     */
    private record Seen(List<Known> expected, Set<String> alive) {}

    public OrphanSweep(
            String tenant,
            Node node,
            LivingNodes nodes,
            Reader shard,
            Consumer<Command> commands,
            EffectSignals signals) {
        this.tenant = tenant;
        this.node = node;
        this.nodes = nodes;
        this.shard = shard;
        this.commands = commands;
        this.signals = signals;
    }

    public void start() {
        firstTimer = node.vertx().setTimer(FIRST_MS, ignored -> sweep());
        timer = node.vertx().setPeriodic(PERIOD_MS, ignored -> sweep());
    }

    public void stop() {
        node.vertx().cancelTimer(firstTimer);
        node.vertx().cancelTimer(timer);
    }

    /** Completes when every bridge was asked; a bridge that doesn't answer is asked again next time. */
    Future<Void> sweep() {
        var media =
                nodes.living(NodeKind.MEDIA).stream().map(NodeHeartbeat::nodeId).toList();
        var sip = nodes.living(NodeKind.SIP).stream().map(NodeHeartbeat::nodeId).toList();
        missed.keySet().removeIf(nodeId -> !media.contains(nodeId) && !sip.contains(nodeId));
        var asked = new ArrayList<Future<Void>>();
        media.forEach(nodeId -> asked.add(sweepMedia(nodeId)));
        sip.forEach(nodeId -> asked.add(sweepSip(nodeId)));
        return Future.join(asked).<Void>mapEmpty().otherwiseEmpty();
    }

    private Future<Void> sweepMedia(String nodeId) {
        var address = BusAddress.media(nodeId);
        return ask(address, new MediaRequest.ListContacts())
                .compose(reply -> reply instanceof MediaReply.Contacts carried
                        ? compare(nodeId, carried.contacts(), contactId -> endAtMedia(nodeId, contactId))
                        : Future.succeededFuture());
    }

    private Future<Void> sweepSip(String nodeId) {
        return node.bus()
                .ask(BusAddress.sip(nodeId), new SipRequest.ListCalls(), SipRequest.class, SipReply.class, TIMEOUT)
                .compose(reply -> reply instanceof SipReply.Calls carried
                        ? compare(nodeId, carried.calls(), contactId -> endAtSip(nodeId, contactId))
                        : Future.succeededFuture());
    }

    private Future<Void> compare(String nodeId, List<CarriedContact> carried, Consumer<String> end) {
        return seen(nodeId, carried).map(seen -> {
            long nowMs = node.clock().millis();
            var carriedIds = new HashSet<String>();
            for (var contact : carried) {
                carriedIds.add(contact.contactId());
                boolean ours = contact.tenant().equals(tenant);
                if (ours && old(contact.sinceMs(), nowMs) && !seen.alive.contains(contact.contactId())) {
                    signals.orphan(nodeId, contact.contactId());
                    end.accept(contact.contactId());
                }
            }
            var before = missed.getOrDefault(nodeId, Set.of());
            var now = new HashSet<String>();
            for (var contact : seen.expected) {
                if (!old(contact.arrivedAtMs(), nowMs)) {
                    continue;
                }
                if (carriedIds.contains(contact.contactId())) {
                    endUnlessHeard(nodeId, contact);
                } else if (before.contains(contact.contactId())) {
                    end(nodeId, contact.contactId());
                } else {
                    now.add(contact.contactId());
                }
            }
            missed.put(nodeId, now);
            return null;
        });
    }

    private void end(String nodeId, String contactId) {
        signals.missing(nodeId, contactId);
        commands.accept(new Command.EndByCustomer(contactId, EndCause.CUSTOMER_LOST));
    }

    /** A visitor's leg that connected once is watched by the media bridge itself; one that never came is nobody's. */
    private void endUnlessHeard(String nodeId, Known contact) {
        if (!nodeId.equals(contact.mediaNode()) || !contact.sipNode().isEmpty()) {
            return;
        }
        ask(BusAddress.media(nodeId), new MediaRequest.InspectContact(contact.contactId()))
                .onSuccess(reply -> {
                    boolean connected = !(reply instanceof MediaReply.Legs legs)
                            || legs.legs().stream()
                                    .filter(leg -> leg.legId().equals(contact.customerLegId()))
                                    .anyMatch(LegFigures::connected);
                    if (!connected) {
                        end(nodeId, contact.contactId());
                    }
                });
    }

    /** Contacts in wrap-up are carried nowhere. */
    private Future<Seen> seen(String nodeId, List<CarriedContact> carried) {
        return shard.read(view -> new Seen(
                view.carriedBy(nodeId).stream()
                        .filter(OrphanSweep::isLive)
                        .map(Known::of)
                        .toList(),
                carried.stream()
                        .map(CarriedContact::contactId)
                        .filter(contactId -> isLive(view.contact(contactId)))
                        .collect(Collectors.toSet())));
    }

    private static boolean isLive(@Nullable Contact contact) {
        return contact != null && !contact.customerGone();
    }

    private void endAtMedia(String nodeId, String contactId) {
        // Newer than any plan: the contact is no more.
        ask(BusAddress.media(nodeId), new MediaRequest.ApplyMediaPlan(tenant, contactId, Long.MAX_VALUE, List.of()));
    }

    private void endAtSip(String nodeId, String contactId) {
        node.bus()
                .ask(
                        BusAddress.sip(nodeId),
                        new SipRequest.EndCall(contactId, CALL_DOES_NOT_EXIST, "orphan"),
                        SipRequest.class,
                        SipReply.class,
                        TIMEOUT);
    }

    private Future<MediaReply> ask(String address, MediaRequest request) {
        return node.bus().ask(address, request, MediaRequest.class, MediaReply.class, TIMEOUT);
    }

    private static boolean old(long sinceMs, long nowMs) {
        return nowMs - sinceMs >= MIN_AGE_MS;
    }
}
