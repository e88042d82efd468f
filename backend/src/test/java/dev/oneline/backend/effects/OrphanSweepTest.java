package dev.oneline.backend.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real shard, a bus, and one bridge of each kind that says what the test wants. */
class OrphanSweepTest {
    private static final String TENANT = "demo";
    private static final String MEDIA = "media-1";
    private static final String SIP = "sip-1";
    private static final long START_MS = 1_000_000;
    private static final long OLD_MS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx, Metrics.registry());
    private final Shard shard = new Shard();
    private final List<NodeHeartbeat> living = new ArrayList<>(List.of(
            new NodeHeartbeat(MEDIA, NodeKind.MEDIA, 0, 0, 100), new NodeHeartbeat(SIP, NodeKind.SIP, 0, 0, 100)));
    private final List<CarriedContact> atMedia = new CopyOnWriteArrayList<>();
    private final List<CarriedContact> atSip = new CopyOnWriteArrayList<>();
    private final List<LegFigures> legs = new CopyOnWriteArrayList<>();
    private final List<MediaRequest.ApplyMediaPlan> plans = new CopyOnWriteArrayList<>();
    private final List<SipRequest.EndCall> endedCalls = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private volatile boolean bridgesAnswer = true;
    private final AtomicLong nowMs = new AtomicLong(START_MS);

    private final OrphanSweep sweep = new OrphanSweep(
            TENANT,
            new Node(
                    "backend-1",
                    NodeKind.BACKEND,
                    vertx,
                    bus,
                    Metrics.registry(),
                    () -> Instant.ofEpochMilli(nowMs.get())),
            kind -> living.stream().filter(node -> node.kind() == kind).toList(),
            new ShardReader(),
            commands::add,
            new EffectSignals(Metrics.registry()));

    @BeforeEach
    void givenBridges() {
        Eventually.await(bus.serve(BusAddress.media(MEDIA), MediaRequest.class, MediaReply.class, this::mediaBridge));
        Eventually.await(bus.serve(BusAddress.sip(SIP), SipRequest.class, SipReply.class, this::sipBridge));
        shard.handle(
                new Command.Configure(new TenantConfig(
                        1,
                        List.of(new TenantConfig.QueueConfig(
                                "sales", "Sales", 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE)),
                        List.of(RoutingProfile.calls("all", List.of("sales"))),
                        List.of(),
                        List.of(new TenantConfig.EntryPoint("hotline", "sales", "")),
                        new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                        new TenantConfig.Limits(10, 10, 10))),
                nowMs.get());
    }

    @AfterEach
    void close() {
        Eventually.await(vertx.close());
    }

    @Test
    void shouldEndWhatOnlyTheMediaBridgeKnows() {
        atMedia.add(carried(TENANT, "c-orphan", nowMs.get() - OLD_MS));

        whenSwept();

        Eventually.until("an empty plan", () -> !plans.isEmpty());
        assertThat(plans)
                .containsExactly(new MediaRequest.ApplyMediaPlan(TENANT, "c-orphan", Long.MAX_VALUE, List.of()));
        assertThat(commands).isEmpty();
    }

    @Test
    void shouldEndWhatOnlyTheSipBridgeKnows() {
        atSip.add(carried(TENANT, "c-orphan", nowMs.get() - OLD_MS));

        whenSwept();

        Eventually.until("an end of the call", () -> !endedCalls.isEmpty());
        assertThat(endedCalls).containsExactly(new SipRequest.EndCall("c-orphan", 481, "orphan"));
    }

    @Test
    void shouldLeaveWhatIsYoungOrAnothersOrKnown() {
        givenCall("c-known");
        later(OLD_MS);
        atMedia.add(carried(TENANT, "c-known", START_MS));
        atMedia.add(carried(TENANT, "c-young", nowMs.get() - OLD_MS + 1));
        atMedia.add(carried("another", "c-another", START_MS));
        atSip.addAll(atMedia);

        whenSwept();
        whenSwept();

        thenNothingEnded();
    }

    @Test
    void shouldEndAContactThatItsBridgeMissedTwice() {
        givenCall("c1");
        later(OLD_MS);
        atSip.add(carried(TENANT, "c1", START_MS));

        whenSwept();
        thenNothingEnded();

        whenSwept();
        assertThat(commands).containsExactly(new Command.EndByCustomer("c1", EndCause.CUSTOMER_LOST));
    }

    @Test
    void shouldForgiveAContactThatWasMissedOnce() {
        givenCall("c1");
        later(OLD_MS);
        atSip.add(carried(TENANT, "c1", START_MS));
        whenSwept();
        atMedia.add(carried(TENANT, "c1", START_MS));
        whenSwept();
        atMedia.clear();

        whenSwept();

        thenNothingEnded();
    }

    @Test
    void shouldNotHoldAgainstAContactWhatABridgeDidNotAnswer() {
        givenCall("c1");
        later(OLD_MS);
        bridgesAnswer = false;

        whenSwept();
        whenSwept();
        whenSwept();

        thenNothingEnded();
    }

    @Test
    void shouldEndAVisitorWhoNeverOpenedHisMedia() {
        givenVisitor("v1");
        later(OLD_MS);
        atMedia.add(carried(TENANT, "v1", START_MS));
        legs.add(leg("v1:customer", false));

        whenSwept();

        Eventually.until("the visitor's end", () -> !commands.isEmpty());
        assertThat(commands).containsExactly(new Command.EndByCustomer("v1", EndCause.CUSTOMER_LOST));
    }

    @Test
    void shouldKeepAVisitorWhoIsHeard() {
        givenVisitor("v1");
        later(OLD_MS);
        atMedia.add(carried(TENANT, "v1", START_MS));
        legs.add(leg("v1:customer", true));

        whenSwept();

        thenNothingEnded();
    }

    @Test
    void shouldLeaveACallThatWasPlacedForAVisitor() {
        givenVisitor("v1");
        later(OLD_MS);
        atMedia.add(carried(TENANT, "v1", START_MS));
        legs.add(leg("v1:customer", true));
        atSip.add(carried(TENANT, "v1", START_MS));

        whenSwept();
        // Over again, as every call out is before its contact.
        atSip.clear();
        whenSwept();
        whenSwept();

        thenNothingEnded();
    }

    // --- the others ----------------------------------------------------------------------------------------------

    private void givenCall(String contactId) {
        arrive(contactId, new Carrier(MEDIA, SIP));
    }

    private void givenVisitor(String contactId) {
        arrive(contactId, new Carrier(MEDIA, null));
    }

    private void arrive(String contactId, Carrier carrier) {
        shard.handle(
                new Command.ArriveContact(
                        contactId, Channel.VOICE, "hotline", new Party("13800000000", ""), carrier, Demand.NONE, 0),
                nowMs.get());
        assertThat(shard.view().contact(contactId)).isNotNull();
    }

    private void later(long ms) {
        nowMs.addAndGet(ms);
    }

    private void whenSwept() {
        Eventually.await(sweep.sweep());
    }

    private void thenNothingEnded() {
        assertThat(commands).isEmpty();
        assertThat(plans).isEmpty();
        assertThat(endedCalls).isEmpty();
    }

    private static CarriedContact carried(String tenant, String contactId, long sinceMs) {
        return new CarriedContact(tenant, contactId, sinceMs);
    }

    private static LegFigures leg(String legId, boolean connected) {
        return new LegFigures(legId, "webrtc", "opus/48000", connected, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4.4);
    }

    private Future<MediaReply> mediaBridge(MediaRequest request) {
        if (!bridgesAnswer) {
            return Future.failedFuture("not now");
        }
        return Future.succeededFuture(
                switch (request) {
                    case MediaRequest.ListContacts list -> new MediaReply.Contacts(List.copyOf(atMedia));
                    case MediaRequest.InspectContact inspect -> new MediaReply.Legs(List.copyOf(legs));
                    case MediaRequest.ApplyMediaPlan plan -> {
                        plans.add(plan);
                        yield new MediaReply.Done();
                    }
                    default -> throw new AssertionError("not asked by a sweep: " + request);
                });
    }

    private Future<SipReply> sipBridge(SipRequest request) {
        if (!bridgesAnswer) {
            return Future.failedFuture("not now");
        }
        return Future.succeededFuture(
                switch (request) {
                    case SipRequest.ListCalls list -> new SipReply.Calls(List.copyOf(atSip));
                    case SipRequest.EndCall end -> {
                        endedCalls.add(end);
                        yield new SipReply.Done();
                    }
                    default -> throw new AssertionError("not asked by a sweep: " + request);
                });
    }

    private final class ShardReader implements OrphanSweep.Reader {
        @Override
        public <T> Future<T> read(Function<ShardView, T> look) {
            return Future.succeededFuture(look.apply(shard.view()));
        }
    }
}
