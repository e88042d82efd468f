package dev.oneline.backend.speech.engine;

import dev.oneline.backend.speech.SpeechEngine;
import dev.oneline.backend.work.WorkPool;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program espeak-ng, when it is installed: a process for each text, few at once, none for longer than a few seconds. */
public final class EspeakEngine implements SpeechEngine {
    private static final String PROGRAM = "espeak-ng";
    private static final int AT_ONCE = 2;
    private static final int MAX_WAITING = 16;
    private static final List<Spoken> VOICES = List.of(
            new Spoken(new Voice(PROGRAM + ":cmn", "espeak-ng 普通话", "zh-CN"), "cmn", 190),
            new Spoken(new Voice(PROGRAM + ":cmn+f3", "espeak-ng 普通话 女声", "zh-CN"), "cmn+f3", 190),
            new Spoken(new Voice(PROGRAM + ":en-us", "espeak-ng English", "en"), "en-us", 160),
            new Spoken(new Voice(PROGRAM + ":en-us+f3", "espeak-ng English, female", "en"), "en-us+f3", 160));

    private final Path program;
    private final long timeoutMs;
    private final WorkPool processes = new WorkPool("espeak", AT_ONCE, MAX_WAITING);

    /** @param wordsPerMinute the program's own pace is hasty on a telephone */
    private record Spoken(Voice voice, String name, int wordsPerMinute) {}

    EspeakEngine(Path program, long timeoutMs) {
        this.program = program;
        this.timeoutMs = timeoutMs;
    }

    /**
     * Looks for the program.
     *
     * @param path folders, as in the environment variable of this name
     */
    public static Optional<SpeechEngine> find(String path, long timeoutMs) {
        return SpeakingProgram.find(PROGRAM, path).map(program -> new EspeakEngine(program, timeoutMs));
    }

    @Override
    public String id() {
        return PROGRAM;
    }

    @Override
    public List<Voice> voices() {
        return VOICES.stream().map(Spoken::voice).toList();
    }

    @Override
    public Future<byte[]> speak(String text, String language, Voice voice) {
        var spoken = VOICES.stream()
                .filter(each -> each.voice().equals(voice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not of this engine: " + voice.id()));
        return processes.run(() -> run(text, spoken));
    }

    private byte[] run(String text, Spoken spoken) throws IOException, InterruptedException {
        var command = List.of(
                program.toString(),
                "-b",
                "1",
                "-v",
                spoken.name(),
                "-s",
                Integer.toString(spoken.wordsPerMinute()),
                "--stdin",
                "--stdout");
        return SpeakingProgram.run(command, text, timeoutMs);
    }

    @Override
    public Future<Void> close() {
        processes.close();
        return Future.succeededFuture();
    }
}
