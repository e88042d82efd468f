package dev.oneline.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeGoodbye;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.runtime.boot.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final MeterRegistry meters = Metrics.registry();
    private final Bus bus = new Bus(vertx, meters);

    @AfterEach
    void closeVertx() throws Exception {
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldCarryASealedRequestAndItsReply() throws Exception {
        serve(request -> request instanceof MediaRequest.InspectContact inspect
                ? Future.succeededFuture(new MediaReply.Refused(MediaReply.Reason.NO_SUCH_LEG, inspect.contactId()))
                : Future.failedFuture("unexpected"));

        MediaReply reply = ask(new MediaRequest.InspectContact("c1"));

        assertThat(reply).isEqualTo(new MediaReply.Refused(MediaReply.Reason.NO_SUCH_LEG, "c1"));
    }

    @Test
    void shouldSayThatNobodyServes() {
        assertFailure(BusFailure.Kind.NOBODY_SERVES);
    }

    @Test
    void shouldSayThatNoAnswerCameInTime() throws Exception {
        serve(request -> Future.future(never -> {}));
        assertThatThrownBy(() -> bus.ask(
                                "media.m1",
                                new MediaRequest.ListContacts(),
                                MediaRequest.class,
                                MediaReply.class,
                                Duration.ofMillis(20))
                        .await(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        BusFailure.class, e -> assertThat(e.kind()).isEqualTo(BusFailure.Kind.TIMED_OUT));
    }

    @Test
    void shouldAnswerForAServerThatThrows() throws Exception {
        serve(request -> {
            throw new IllegalStateException("a bug, on purpose: its trace belongs in this test's log");
        });
        assertFailure(BusFailure.Kind.FAILED);
    }

    @Test
    void shouldAnswerForAServerWhoseFutureFails() throws Exception {
        serve(request -> Future.failedFuture("the log is full"));
        assertFailure(BusFailure.Kind.FAILED);
    }

    @Test
    void shouldRefuseWhatItCannotReadAndGoOnServing() throws Exception {
        serve(request -> Future.succeededFuture(new MediaReply.Contacts(List.of())));
        for (Object garbage : new Object[] {
            "", "null", "{", "{\"type\":\"no-such-type\"}", "[]", "x".repeat(10_000), "[".repeat(5_000), 42,
        }) {
            assertThatThrownBy(
                            () -> vertx.eventBus().request("media.m1", garbage).await(5, TimeUnit.SECONDS))
                    .hasMessage("not a MediaRequest");
        }
        assertThat(meters.counter("oneline.bus.malformed", "kind", "media").count())
                .isEqualTo(8);
        assertThat(ask(new MediaRequest.ListContacts())).isEqualTo(new MediaReply.Contacts(List.of()));
    }

    @Test
    void shouldRefuseAReplyThatItCannotRead() {
        vertx.eventBus().consumer("media.m1", message -> message.reply("{\"type\":\"?\"}"));
        assertFailure(BusFailure.Kind.MALFORMED);
    }

    @Test
    void shouldPublishToAllWhoListenAndSkipWhatIsMalformed() throws Exception {
        var heardByA = new CompletableFuture<NodeGoodbye>();
        var heardByB = new CompletableFuture<NodeGoodbye>();
        bus.subscribe("nodes.goodbyes", NodeGoodbye.class, heardByA::complete).await(5, TimeUnit.SECONDS);
        bus.subscribe("nodes.goodbyes", NodeGoodbye.class, heardByB::complete).await(5, TimeUnit.SECONDS);

        vertx.eventBus().publish("nodes.goodbyes", "rubbish");
        bus.publish("nodes.goodbyes", new NodeGoodbye("m1", NodeKind.MEDIA), NodeGoodbye.class);

        assertThat(heardByA.get(5, TimeUnit.SECONDS)).isEqualTo(new NodeGoodbye("m1", NodeKind.MEDIA));
        assertThat(heardByB.get(5, TimeUnit.SECONDS)).isEqualTo(new NodeGoodbye("m1", NodeKind.MEDIA));
        assertThat(meters.counter("oneline.bus.malformed", "kind", "nodes").count())
                .isEqualTo(2);
    }

    @Test
    void shouldServeNoMoreOnceClosed() throws Exception {
        Registration registration = serve(request -> Future.succeededFuture(new MediaReply.Contacts(List.of())));
        registration.close().await(5, TimeUnit.SECONDS);
        registration.close().await(5, TimeUnit.SECONDS);
        assertFailure(BusFailure.Kind.NOBODY_SERVES);
    }

    private Registration serve(Function<MediaRequest, Future<MediaReply>> server) throws Exception {
        return bus.serve("media.m1", MediaRequest.class, MediaReply.class, server)
                .await(5, TimeUnit.SECONDS);
    }

    private MediaReply ask(MediaRequest request) throws Exception {
        return bus.ask("media.m1", request, MediaRequest.class, MediaReply.class, SOON)
                .await(5, TimeUnit.SECONDS);
    }

    private void assertFailure(BusFailure.Kind kind) {
        assertThatThrownBy(() -> ask(new MediaRequest.ListContacts()))
                .isInstanceOfSatisfying(
                        BusFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
