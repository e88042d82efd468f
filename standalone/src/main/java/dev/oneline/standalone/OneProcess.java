package dev.oneline.standalone;

import dev.oneline.contract.bus.NodeKind;
import dev.oneline.postgres.PostgresRefused;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.Unhandled;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.config.Settings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Everything in this process, on the local bus. */
final class OneProcess {
    private final UpOptions options;
    private final Path home;
    private final OpenThings open;

    private final BusMaker bus;

    OneProcess(UpOptions options, Path home, OpenThings open, BusMaker bus) {
        this.bus = bus;
        this.options = options;
        this.home = home;
        this.open = open;
    }

    /**
     * Blocks until all serve. What was started is in the open things, also when it fails.
     *
     * @return the password of the first administrator, when one was made just now
     */
    Optional<String> start() throws Exception {
        Vertx vertx = bus.make();
        Unhandled.logIn(vertx);
        open.add(() -> vertx.close().await(5, TimeUnit.SECONDS));
        PrometheusMeterRegistry meters = Metrics.processRegistry();
        var surroundings = new Surroundings(vertx, new Bus(vertx, meters), meters, new SecureRandom());

        Map<String, String> more =
                new HashMap<>(Map.of("web-root", home.resolve("web-agent/dist").toString()));
        // The media bridge doesn't need the database: it starts while that does.
        Deployable media = Parts.make(surroundings.node(NodeKind.MEDIA), options.settings(more));
        Future<Void> mediaStarting = media.start();
        try {
            more.putAll(startDatabase());
        } catch (PostgresRefused e) {
            Parts.stop(media);
            throw e;
        }
        if (options.kafkaLog()) {
            var member = LogMember.of(options.data(), surroundings.random());
            open.add(member);
            more.putAll(member.settings());
        }
        Settings settings = options.settings(more);
        Deployable backend = Parts.make(surroundings.node(NodeKind.BACKEND), settings);
        Deployable sip = Parts.make(surroundings.node(NodeKind.SIP), settings);
        // Stopped in the other direction: calls are ended and reported while there is still somebody to report to.
        open.add(() -> Parts.stop(backend));
        open.add(() -> Parts.stop(media));
        open.add(() -> Parts.stop(sip));
        Parts.awaitStart(NodeKind.BACKEND, backend.start());
        Parts.awaitStart(NodeKind.MEDIA, mediaStarting);
        Parts.awaitStart(NodeKind.SIP, sip.start());
        return Parts.firstAdministratorPassword(backend);
    }

    private Map<String, String> startDatabase() throws PostgresRefused {
        if (!options.embeddedPostgres()) {
            return Map.of();
        }
        OwnDatabase database = OwnDatabase.start(options.data(), home);
        open.add(database);
        return database.settings();
    }

    /** Makes the Vert.x that all share. */
    @FunctionalInterface
    interface BusMaker {
        Vertx make() throws Exception;
    }

    private record Surroundings(Vertx vertx, Bus bus, PrometheusMeterRegistry meters, SecureRandom random) {
        Node node(NodeKind kind) {
            return new Node(Node.newId(kind, random), kind, vertx, bus, meters, InstantSource.system());
        }
    }
}
