package dev.oneline.backend.effects;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

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
    private final Set<String> suspects = new HashSet<>();
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
        var asked = new LinkedHashSet<Future<Void>>();
        nodes.living(NodeKind.MEDIA).forEach(media -> asked.add(sweepMedia(media.nodeId())));
        nodes.living(NodeKind.SIP).forEach(sip -> asked.add(sweepSip(sip.nodeId())));
        return Future.join(List.copyOf(asked)).<Void>mapEmpty().otherwiseEmpty();
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
        return known(nodeId).map(known -> {
            long nowMs = node.clock().millis();
            var carriedIds = new HashSet<String>();
            for (var contact : carried) {
                carriedIds.add(contact.contactId());
                boolean ours = contact.tenant().equals(tenant);
                if (ours && old(contact.sinceMs(), nowMs) && !known.containsKey(contact.contactId())) {
                    signals.orphan(nodeId, contact.contactId());
                    end.accept(contact.contactId());
                }
            }
            known.values().stream()
                    .filter(contact -> old(contact.arrivedAtMs(), nowMs))
                    .forEach(contact -> judge(nodeId, contact, carriedIds.contains(contact.contactId())));
            return null;
        });
    }

    private void judge(String nodeId, Known contact, boolean carried) {
        var suspicion = nodeId + " " + contact.contactId();
        if (carried) {
            suspects.remove(suspicion);
            if (nodeId.equals(contact.mediaNode()) && contact.sipNode().isEmpty()) {
                endUnlessHeard(nodeId, contact);
            }
        } else if (suspects.remove(suspicion)) {
            signals.missing(nodeId, contact.contactId());
            commands.accept(new Command.EndByCustomer(contact.contactId(), EndCause.CUSTOMER_LOST));
        } else {
            suspects.add(suspicion);
        }
    }

    /** A leg that connected once is watched by the media bridge itself; one that never came is nobody's. */
    private void endUnlessHeard(String nodeId, Known contact) {
        ask(BusAddress.media(nodeId), new MediaRequest.InspectContact(contact.contactId()))
                .onSuccess(reply -> {
                    boolean connected = !(reply instanceof MediaReply.Legs legs)
                            || legs.legs().stream()
                                    .filter(leg -> leg.legId().equals(contact.customerLegId()))
                                    .anyMatch(LegFigures::connected);
                    if (!connected) {
                        signals.missing(nodeId, contact.contactId());
                        commands.accept(new Command.EndByCustomer(contact.contactId(), EndCause.CUSTOMER_LOST));
                    }
                });
    }

    /** Live contacts that should be at a node, by id. Those in wrap-up are carried nowhere. */
    private Future<Map<String, Known>> known(String nodeId) {
        return shard.read(view -> {
            var known = new HashMap<String, Known>();
            view.carriedBy(nodeId).stream()
                    .filter(contact -> contact.ending() == null)
                    .forEach(contact -> known.put(contact.contactId(), Known.of(contact)));
            return known;
        });
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
