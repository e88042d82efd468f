package dev.oneline.standalone.processes;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MetricsQuery;
import dev.oneline.contract.bus.MetricsText;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.json.Json;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Logging;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.Unhandled;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.config.Settings;
import dev.oneline.standalone.OpenThings;
import dev.oneline.standalone.Parts;
import dev.oneline.standalone.Refusals;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process: one part on the clustered bus. It reads its {@link Orders} from standard input and lives until that
 * ends, which the kernel brings about however its launcher dies.
 */
public final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int REFUSED = 1;

    private Child() {}

    /** @param arguments the part's package, as in {@code dev.oneline.media}: so that it is seen in a list of processes */
    public static void main(String[] arguments) throws IOException {
        Logging.beginQuietly();
        ChildKind kind = ChildKind.ofPackage(arguments[0]);
        var launcher = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = launcher.readLine();
        if (line == null) {
            return;
        }
        Orders orders = Json.read(line, Orders.class);
        var open = new OpenThings();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            open.close();
            Runtime.getRuntime().halt(0);
        }));
        Thread.ofPlatform().daemon().name("lifeline").start(() -> endWith(launcher));
        try {
            Deployable part = start(kind.kind(), orders, open);
            Logging.speakUp();
            say(new Word(null, Parts.firstAdministratorPassword(part).orElse(null)));
        } catch (Exception e) {
            say(new Word(Refusals.inOneLine(e), null));
            open.close();
            Runtime.getRuntime().halt(REFUSED);
        }
    }

    private static Deployable start(NodeKind kind, Orders orders, OpenThings open) throws Exception {
        Vertx vertx = orders.cluster().join();
        Unhandled.logIn(vertx);
        open.add(() -> vertx.close().await(5, TimeUnit.SECONDS));
        PrometheusMeterRegistry meters = Metrics.processRegistry(kind);
        String nodeId = Node.newId(kind, new SecureRandom());
        var node = new Node(nodeId, kind, vertx, new Bus(vertx, meters), meters, InstantSource.system());
        Deployable part = Parts.make(node, Settings.of(orders.settings()));
        open.add(() -> Parts.stop(part));
        Parts.awaitStart(kind, part.start());
        if (kind != NodeKind.BACKEND) {
            // The backend's own are behind its HTTP door, which shows these, too. Not waited for: while the members are
            // still finding each other this may take seconds, and figures can come later than calls.
            node.bus()
                    .serve(
                            BusAddress.metrics(nodeId),
                            MetricsQuery.class,
                            MetricsText.class,
                            query -> Future.succeededFuture(new MetricsText(meters.scrape())))
                    .onFailure(cause -> LOG.warn("metrics are not served cause=\"{}\"", cause.toString()));
        }
        return part;
    }

    private static void say(Word word) {
        System.out.println(Json.write(word));
    }

    private static void endWith(BufferedReader launcher) {
        try {
            while (launcher.readLine() != null) {
                // Nothing more is said; only the end counts.
            }
        } catch (IOException e) {
            // The same as its end.
        }
        System.exit(0);
    }
}
