package dev.oneline.backend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.eventlog.EventCodec.Unreadable;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.runtime.eventlog.LogEntry;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was released once is read for ever. The files are never changed: a new version gets new ones beside them. */
class GoldenLogTest {
    private static final String LOG = "/golden/log-7.jsonl";
    private static final String SNAPSHOT = "/golden/snapshot-8.json";

    /** From before queues had targets and skills had names. */
    private static final String FIRST_LOG = "/golden/log-1.jsonl";

    /** From before there were flows. */
    private static final String SECOND_LOG = "/golden/log-2.jsonl";

    /** From before there was voicemail. */
    private static final String THIRD_LOG = "/golden/log-3.jsonl";

    /** From before flows led to people. */
    private static final String FOURTH_LOG = "/golden/log-4.jsonl";

    /** From before agents' names were spelt. */
    private static final String FIFTH_LOG = "/golden/log-5.jsonl";

    /** From before queues made announcements. */
    private static final String SIXTH_LOG = "/golden/log-6.jsonl";

    /** With {@code -Doneline.golden.update=true}, for as long as no log has been released. */
    @BeforeAll
    static void updateWhenAsked() throws IOException {
        if (!Boolean.getBoolean("oneline.golden.update")) {
            return;
        }
        var shard = new Shard();
        GoldenStory.events().forEach(shard::replay);
        for (var root : List.of("src/test/resources", "target/test-classes")) {
            Files.write(
                    Path.of(root + LOG),
                    GoldenStory.events().stream().map(GoldenLogTest::line).toList());
            Files.writeString(Path.of(root + SNAPSHOT), EventCodec.write(shard.snapshot()) + "\n");
        }
    }

    @Test
    void shouldReplayToTheSameState() throws Unreadable {
        var shard = new Shard();
        for (var entry : golden()) {
            shard.replay(EventCodec.recorded(entry));
        }

        var snapshot = EventCodec.write(shard.snapshot());

        assertThat(new JsonObject(snapshot)).isEqualTo(new JsonObject(resource(SNAPSHOT)));
        assertThat(EventCodec.readSnapshot(snapshot)).contains(shard.snapshot());
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_LOG, SECOND_LOG, THIRD_LOG, FOURTH_LOG, FIFTH_LOG, SIXTH_LOG})
    void shouldReadWhatWasWrittenBefore(String log) throws Unreadable {
        var events = new ArrayList<Recorded>();
        for (var line : linesOf(resource(log)).map(JsonObject::new).toList()) {
            events.add(EventCodec.recorded(entry(line)));
            assertThat(schema().validate(record(entry(line))).getValid()).isTrue();
        }

        assertThat(events).isNotEmpty().isEqualTo(GoldenStory.events().subList(0, events.size()));
    }

    @Test
    void shouldWriteWhatItReads() throws Unreadable {
        for (var entry : golden()) {
            assertThat(EventCodec.entry(EventCodec.recorded(entry))).isEqualTo(entry);
        }
    }

    @Test
    void shouldStillTellTheStory() {
        assertThat(GoldenStory.events().stream().map(GoldenLogTest::line)).containsExactlyElementsOf(lines().toList());
    }

    @Test
    void shouldHoldEveryKindOfEventByTheSchema() {
        var schema = schema();
        for (var entry : golden()) {
            assertThat(schema.validate(record(entry)).getValid())
                    .as(entry.toString())
                    .isTrue();
        }
        assertThat(golden().stream().map(LogEntry::type).distinct())
                .hasSize(Event.class.getPermittedSubclasses().length);
    }

    @Test
    void shouldRefuseARecordThatWasChanged() {
        var schema = schema();
        var entry = golden().get(4);
        for (var changed : List.of(
                new JsonObject(entry.payload()).put("more", 1),
                without(entry, "contactId"),
                new JsonObject(entry.payload()).put("channel", "PIGEON"),
                new JsonObject(entry.payload()).putNull("greetingUntilMs"))) {
            var damaged = new LogEntry(entry.seq(), entry.atMs(), entry.type(), entry.version(), changed.encode());
            assertThatThrownBy(() -> EventCodec.recorded(damaged))
                    .as(changed.encode())
                    .isInstanceOf(Unreadable.class);
            assertThat(schema.validate(record(damaged)).getValid()).isFalse();
        }
        var newer = new LogEntry(1, 1, entry.type(), entry.version() + 1, entry.payload());
        assertThatThrownBy(() -> EventCodec.recorded(newer)).isInstanceOf(Unreadable.class);
        var unknown = new LogEntry(1, 1, "contact-sung", 1, "{}");
        assertThatThrownBy(() -> EventCodec.recorded(unknown)).isInstanceOf(Unreadable.class);
    }

    static String line(Recorded recorded) {
        var entry = EventCodec.entry(recorded);
        return new JsonObject()
                .put("seq", entry.seq())
                .put("atMs", entry.atMs())
                .put("type", entry.type())
                .put("version", entry.version())
                .put("data", new JsonObject(entry.payload()))
                .encode();
    }

    private static List<LogEntry> golden() {
        return lines().map(JsonObject::new).map(GoldenLogTest::entry).toList();
    }

    private static Stream<String> linesOf(String text) {
        return text.lines().filter(line -> !line.isBlank());
    }

    private static Stream<String> lines() {
        return linesOf(resource(LOG));
    }

    private static LogEntry entry(JsonObject line) {
        return new LogEntry(
                line.getLong("seq"),
                line.getLong("atMs"),
                line.getString("type"),
                line.getInteger("version"),
                line.getJsonObject("data").encode());
    }

    private static JsonObject record(LogEntry entry) {
        return new JsonObject()
                .put("type", entry.type())
                .put("version", entry.version())
                .mergeIn(new JsonObject(entry.payload()));
    }

    private static JsonObject without(LogEntry entry, String field) {
        var data = new JsonObject(entry.payload());
        data.remove(field);
        return data;
    }

    private static Validator schema() {
        var document = new JsonObject(resource("/contract/log.schema.json"));
        var options = new JsonSchemaOptions()
                .setBaseUri("https://oneline.dev/contract/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Flag);
        return SchemaRepository.create(options)
                .dereference(JsonSchema.of(document))
                .validator(
                        JsonSchema.of(new JsonObject().put("$ref", document.getString("$id") + "#/$defs/LogRecord")),
                        options);
    }

    private static String resource(String name) {
        try (var in = GoldenLogTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
