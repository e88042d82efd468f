package dev.oneline.backend.speech.engine;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A service that speaks.
 *
 * @param url up to {@code /v1}
 * @param key empty: it asks for none
 * @param voices the first one is used unless another is chosen
 */
public record SpeechService(String url, String key, String model, List<String> voices) {
    private static final String DEFAULT_MODEL = "tts-1";
    private static final String DEFAULT_VOICE = "alloy";

    public SpeechService {
        voices = List.copyOf(voices);
    }

    /** Reads {@code speech-url}, {@code speech-key}, {@code speech-model} and {@code speech-voices}; empty: there is none. */
    public static Optional<SpeechService> from(Settings settings) throws SettingRefused {
        var url = settings.optionalText("speech-url");
        var key = settings.text("speech-key", "");
        var model = settings.text("speech-model", DEFAULT_MODEL);
        var voices = settings.text("speech-voices", DEFAULT_VOICE);
        if (url == null) {
            return Optional.empty();
        }
        if (!url.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new SettingRefused("speech-url", "…", "as in https://host/v1, with the key in speech-key");
        }
        var names = Arrays.stream(voices.split(","))
                .map(String::strip)
                .filter(voice -> !voice.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new SettingRefused("speech-voices", voices, "names of voices with commas between them");
        }
        return Optional.of(new SpeechService(url.replaceAll("/+$", ""), key, model, names));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return url + " " + model + " " + voices;
    }
}
