package dev.oneline.backend.speech.engine;

import dev.oneline.backend.prompt.sound.SoundFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that reads a text from its standard input, writes a WAV file to its standard output, and ends. */
final class SpeakingProgram {
    private SpeakingProgram() {}

    /** @param path folders, as in the environment variable of this name */
    static Optional<Path> find(String name, String path) {
        for (var folder : path.split(File.pathSeparator)) {
            var program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /** The text goes in by standard input: as an argument it could be an option. */
    static byte[] run(List<String> command, String text, long timeoutMs) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Kills it in time, also while it is being read from. One that has ended isn't killed: what it wrote couldn't
        // be read then.
        var late = process.onExit().orTimeout(timeoutMs, TimeUnit.MILLISECONDS).whenComplete((done, timedOut) -> {
            if (timedOut != null) {
                process.destroyForcibly();
            }
        });
        try {
            // It reads all before it speaks, and so much fits into a pipe.
            try (var in = process.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            try (var out = process.getInputStream()) {
                return ended(process, late, out.readNBytes(SoundFile.MAX_BYTES));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] ended(Process process, CompletableFuture<Process> late, byte[] file)
            throws IOException, InterruptedException {
        int code = process.waitFor();
        if (late.isCompletedExceptionally()) {
            throw new IOException("it took too long");
        }
        if (code != 0) {
            throw new IOException("it ended with " + code);
        }
        return file;
    }
}
