package dev.oneline.backend.speech.engine;

import dev.oneline.backend.speech.SpeechEngine;
import dev.oneline.backend.work.WorkPool;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Piper, which speaks with neural voices: a process for each text, few at once, none for longer than some seconds. A voice is a file
 * {@code NAME.onnx}, and what it speaks is in {@code NAME.onnx.json} beside it.
 */
final class PiperEngine implements SpeechEngine {
    static final String ID = "piper";

    /** Each uses more than one core. */
    private static final int AT_ONCE = 2;

    private static final int MAX_WAITING = 16;
    private static final int MAX_VOICES = 50;
    private static final long MAX_CONFIG_BYTES = 1_024 * 1_024;
    private static final String MODEL = ".onnx";
    private static final Logger LOG = LoggerFactory.getLogger(PiperEngine.class);

    private final Path program;
    private final List<Spoken> voices;
    private final long timeoutMs;
    private final WorkPool processes = new WorkPool("piper", AT_ONCE, MAX_WAITING);

    private record Spoken(Voice voice, Path model) {}

    private PiperEngine(Path program, List<Spoken> voices, long timeoutMs) {
        this.program = program;
        this.voices = voices;
        this.timeoutMs = timeoutMs;
    }

    /**
     * @param folder of voices
     * @return empty when there is none that can be read
     */
    static Optional<SpeechEngine> open(Path program, Path folder, long timeoutMs) {
        try (var files = Files.list(folder)) {
            var voices = files.filter(file -> file.toString().endsWith(MODEL))
                    .sorted()
                    .limit(MAX_VOICES)
                    .flatMap(model -> voice(model).stream())
                    .toList();
            if (voices.isEmpty()) {
                LOG.warn("speech by piper isn't possible: no voice in {}", folder);
                return Optional.empty();
            }
            return Optional.of(new PiperEngine(program, voices, timeoutMs));
        } catch (IOException e) {
            LOG.warn("speech by piper isn't possible: {} can't be read", folder);
            return Optional.empty();
        }
    }

    private static Optional<Spoken> voice(Path model) {
        var file = String.valueOf(model.getFileName());
        var name = file.substring(0, file.length() - MODEL.length());
        var config = model.resolveSibling(file + ".json");
        try {
            if (Files.size(config) > MAX_CONFIG_BYTES) {
                throw new IOException("too large");
            }
            var code = new JsonObject(Files.readString(config))
                    .getJsonObject("language")
                    .getString("code");
            return Optional.of(new Spoken(new Voice(ID + ":" + name, "Piper " + name, language(code)), model));
        } catch (IOException | DecodeException | ClassCastException | NullPointerException e) {
            // Somebody else's file: whatever is wrong with it, that voice isn't there.
            LOG.warn("speech by piper: the language of voice {} can't be read", name);
            return Optional.empty();
        }
    }

    /** Flows speak {@code zh-CN}, and English of whatever country is {@code en}. */
    private static String language(String code) {
        return code.startsWith("en_") ? "en" : code.replace('_', '-');
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Voice> voices() {
        return voices.stream().map(Spoken::voice).toList();
    }

    @Override
    public Future<byte[]> speak(String text, String language, Voice voice) {
        var spoken = voices.stream()
                .filter(each -> each.voice().equals(voice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not of this engine: " + voice.id()));
        var command = List.of(program.toString(), "--model", spoken.model().toString(), "--output_file", "-");
        // It speaks line by line, each into a file of its own.
        return processes.run(() -> SpeakingProgram.run(command, text.replaceAll("\\s+", " ") + "\n", timeoutMs));
    }

    @Override
    public Future<Void> close() {
        processes.close();
        return Future.succeededFuture();
    }
}
