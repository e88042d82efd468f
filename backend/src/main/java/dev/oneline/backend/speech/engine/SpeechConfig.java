package dev.oneline.backend.speech.engine;

import dev.oneline.backend.speech.SpeechEngine;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who speaks.
 *
 * @param engines in the order in which they are tried
 * @param service empty: none is named
 */
public record SpeechConfig(List<String> engines, Optional<SpeechService> service) {
    private static final String SERVICE = "service";
    private static final String ESPEAK = "espeak-ng";
    private static final long TIMEOUT_MS = 15_000;

    public SpeechConfig {
        engines = List.copyOf(engines);
    }

    /** Reads {@code speech-engines}, and what {@link SpeechService} does. */
    public static SpeechConfig from(Settings settings) throws SettingRefused {
        var engines = settings.text("speech-engines", SERVICE + "," + ESPEAK);
        var named = Arrays.stream(engines.split(",")).map(String::strip).toList();
        if (!List.of(SERVICE, ESPEAK).containsAll(named)) {
            throw new SettingRefused("speech-engines", engines, "some of " + SERVICE + "," + ESPEAK);
        }
        return new SpeechConfig(named, SpeechService.from(settings));
    }

    /** Those that are there. */
    public List<SpeechEngine> open(Vertx vertx, String path) {
        var open = new ArrayList<SpeechEngine>();
        for (var engine : engines) {
            if (engine.equals(SERVICE)) {
                service.ifPresent(named -> open.add(new HttpEngine(vertx, named, TIMEOUT_MS)));
            } else {
                EspeakEngine.find(path, TIMEOUT_MS).ifPresent(open::add);
            }
        }
        return open;
    }
}
