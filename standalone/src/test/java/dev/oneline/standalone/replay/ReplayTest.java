package dev.oneline.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.Backend;
import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.json.Json;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Shard;
import dev.oneline.postgres.PostgresRefused;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import dev.oneline.standalone.OwnDatabase;
import dev.oneline.standalone.Parts;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend on its own database, asked over REST; and the same data, replayed beside it and without it. */
class ReplayTest {
    private static final Path HOME = Path.of("target/replay").toAbsolutePath();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path data;
    private OwnDatabase database;

    @BeforeEach
    void givenData() throws Exception {
        Files.createDirectories(HOME);
        data = Files.createTempDirectory(HOME, "data");
        database = OwnDatabase.start(data, HOME);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayToTheByteWhatRestSays() throws Exception {
        // Its first start makes the demo tenant and configures its shard.
        var founding = started();
        Parts.stop(founding);
        happens(new Command.ArriveContact(
                "mail-1", Channel.EMAIL, "web:demo", new Party("li@example.org", "李"), null, Demand.NONE, 0));
        var backend = started();
        var told = rest(backend.httpPort(), "/api/v1/contacts/mail-1/decisions");
        var ran = replay("--database-url", database.settings().get("database-url"));

        assertThat(told).contains("\"kind\":\"queued\"", "\"reason\":\"not-on-channel\",\"count\":3", "Support 技术支持");
        assertThat(ran).isEqualTo(told);
        assertThatThrownBy(() -> replay("--data", data.toString()))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("is in use by another Oneline that is running");
        Parts.stop(backend);
        database.close();

        assertThat(replay("--data", data.toString())).isEqualTo(told);
        assertThat(replays("--data", data.toString(), "--contact", "mail-1")).containsExactly(told, told);
        assertThat(replay("--data", data.toString(), "--until", "1")).contains("\"decisions\":[]");
        assertThat(DecisionText.of(told))
                .startsWith("contact mail-1\n")
                .contains("waits in Support 技术支持 (arrived)", "- not-on-channel (3): Alice, Bob, Carol");
        assertThatThrownBy(() -> replay("--data", data.toString(), "--tenant", "main"))
                .isInstanceOf(StartRefused.class)
                .hasMessage("the log has no contact mail-1");
    }

    @Test
    void shouldMakeNoDataWhereThereIsNone() {
        var nowhere = HOME.resolve("nowhere");

        assertThatThrownBy(() -> replay("--data", nowhere.toString()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("there is no data of Oneline in ");
        assertThat(nowhere).doesNotExist();
    }

    private String replay(String... more) throws Exception {
        return replays(more).getFirst();
    }

    private List<String> replays(String... more) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of("--contact", "mail-1"));
        arguments.addAll(List.of(more));
        var environment =
                Map.of("ONELINE_DATABASE_PASSWORD", database.settings().get("database-password"));
        // The embedded database has a password of its own.
        var seen = arguments.contains("--data") ? Map.<String, String>of() : environment;
        return Replay.decisions(ReplayOptions.parse(arguments, seen, HOME), HOME);
    }

    private Backend started() throws Exception {
        var settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("http-port", "0", "demo", "true"));
        var meters = Metrics.registry();
        var node = new Node(
                Node.newId(NodeKind.BACKEND, new SecureRandom()),
                NodeKind.BACKEND,
                vertx,
                new Bus(vertx, meters),
                meters,
                InstantSource.system());
        var backend = (Backend) Parts.make(node, Settings.of(settings));
        Parts.awaitStart(NodeKind.BACKEND, backend.start());
        return backend;
    }

    /** While no backend runs: what one would have written. */
    private void happens(Command command) throws Exception {
        var meters = Metrics.registry();
        try (var opened = Database.open(vertx, DatabaseConfig.from(Settings.of(database.settings())), meters)) {
            var journal = new LogJournal(new PostgresEventLog(opened, meters), ShardId.ofTenant("demo"));
            var shard = new Shard();
            journal.replay(0, shard::replay);
            var outcome = shard.handle(command, InstantSource.system().millis());
            journal.append(((Outcome.Done) outcome).events());
        }
    }

    /** Once the history has it. */
    private String rest(int port, String path) throws Exception {
        var base = "http://127.0.0.1:" + port;
        var credentials = Map.of("tenant", "demo", "username", "leader", "password", "leader-demo");
        var login = http.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(credentials)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var token = Json.MAPPER.readTree(login.body()).path("token").asText();
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() == 200) {
                return reply.body();
            }
            assertThat(System.nanoTime()).as(reply.body()).isLessThan(giveUpAt);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
