package dev.oneline.backend.speech.engine;

import dev.oneline.backend.speech.SpeechEngine;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who speaks.
 *
 * @param engines in the order in which they are tried
 * @param service empty: none is named
 * @param piperVoices a folder; empty: it isn't used
 * @param piperProgram empty: it is looked for
 */
public record SpeechConfig(
        List<String> engines,
        Optional<SpeechService> service,
        Optional<Path> piperVoices,
        Optional<Path> piperProgram) {
    private static final String SERVICE = "service";
    private static final String PIPER = PiperEngine.ID;
    private static final String ESPEAK = "espeak-ng";
    private static final List<String> ALL = List.of(SERVICE, PIPER, ESPEAK);
    private static final long TIMEOUT_MS = 15_000;

    public SpeechConfig {
        engines = List.copyOf(engines);
    }

    /** Reads {@code speech-engines}, {@code speech-piper}, {@code speech-piper-program}, and what {@link SpeechService} does. */
    public static SpeechConfig from(Settings settings) throws SettingRefused {
        var engines = settings.text("speech-engines", String.join(",", ALL));
        var named = Arrays.stream(engines.split(",")).map(String::strip).toList();
        if (!ALL.containsAll(named)) {
            throw new SettingRefused("speech-engines", engines, "some of " + String.join(",", ALL));
        }
        var voices = Optional.ofNullable(settings.optionalText("speech-piper")).map(Path::of);
        var program = Optional.ofNullable(settings.optionalText("speech-piper-program"))
                .map(Path::of);
        if (voices.isPresent() && !Files.isDirectory(voices.get())) {
            throw new SettingRefused(
                    "speech-piper", voices.get().toString(), "a folder with voices: NAME.onnx and NAME.onnx.json");
        }
        if (program.isPresent() && !Files.isExecutable(program.get())) {
            throw new SettingRefused("speech-piper-program", program.get().toString(), "the program piper");
        }
        return new SpeechConfig(named, SpeechService.from(settings), voices, program);
    }

    /** Those that are there. */
    public List<SpeechEngine> open(Vertx vertx, String path) {
        var open = new ArrayList<SpeechEngine>();
        for (var engine : engines) {
            switch (engine) {
                case SERVICE -> service.ifPresent(named -> open.add(new HttpEngine(vertx, named, TIMEOUT_MS)));
                case PIPER -> piper(path).ifPresent(open::add);
                default -> EspeakEngine.find(path, TIMEOUT_MS).ifPresent(open::add);
            }
        }
        return open;
    }

    private Optional<SpeechEngine> piper(String path) {
        return piperVoices.flatMap(folder -> piperProgram
                .or(() -> SpeakingProgram.find(PiperEngine.ID, path))
                .flatMap(program -> PiperEngine.open(program, folder, TIMEOUT_MS)));
    }
}
