package dev.oneline.bench.bridge;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.json.Json;
import dev.oneline.media.MediaBridge;
import dev.oneline.media.MediaConfig;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A media bridge and nothing else. Takes bus requests as lines of JSON on its standard input and answers on the standard
 * output, so that the measured process does what it does in production and no more.
 */
final class BridgeProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> SETTINGS = Map.of("media-port", "0", "media-max-contacts", "2000");

    private BridgeProcess() {}

    public static void main(String[] args) throws Exception {
        // Logs would come between the answers.
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Vertx vertx = Vertx.vertx();
        try {
            var bridge = start(vertx);
            answers.println("ready");
            serve(bridge, answers);
            await(bridge.deployable().stop());
        } finally {
            await(vertx.close());
        }
    }

    private static Started start(Vertx vertx)
            throws SettingRefused, InterruptedException, ExecutionException, TimeoutException {
        var meters = Metrics.registry();
        var bus = new Bus(vertx, meters);
        String id = Node.newId(NodeKind.MEDIA, new SecureRandom());
        var menus = new MenuOwner(bus, BusAddress.media(id));
        await(bus.serve(BusAddress.shard("bench"), HeldReport.class, ReportReply.class, menus::take));
        var node = new Node(id, NodeKind.MEDIA, vertx, bus, meters, InstantSource.system());
        var bridge = new MediaBridge(node, MediaConfig.from(Settings.of(SETTINGS)));
        await(bridge.start());
        return new Started(bus, BusAddress.media(id), bridge);
    }

    private static void serve(Started bridge, PrintStream answers)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            MediaRequest request = Json.read(line, MediaRequest.class);
            MediaReply reply =
                    await(bridge.bus.ask(bridge.address, request, MediaRequest.class, MediaReply.class, PATIENCE));
            answers.println(Json.MAPPER.writerFor(MediaReply.class).writeValueAsString(reply));
        }
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private record Started(Bus bus, String address, MediaBridge deployable) {}
}
