package dev.oneline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./oneline bench setup}: answer clicked → first audio heard, in a real browser. Prints
 * {@code setup.p50_ms} and {@code setup.p99_ms} (the agent hears the caller), and the same for the caller who hears the
 * agent as {@code setup.caller.…}. Only a browser knows when its user hears something, so the measurement is the
 * script {@code e2e/src/bench-setup.ts}; this class finds and runs it.
 */
public final class SetupBench {
    private SetupBench() {}

    /**
     * @param args the number of calls, 30 when there is none; the working directory is the repository
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path tests = Path.of("e2e");
        if (!Files.isRegularFile(tests.resolve("src/bench-setup.ts"))) {
            System.err.println("bench setup: start it with ./oneline bench setup in the repository");
            System.exit(2);
        }
        if (!Files.isDirectory(tests.resolve("node_modules"))) {
            exitUnlessZero(run(tests, List.of("npm", "ci", "--ignore-scripts", "--silent")));
        }
        var command = new ArrayList<>(List.of("node", "--import", "tsx", "src/bench-setup.ts"));
        command.addAll(List.of(args));
        exitUnlessZero(run(tests, command));
    }

    private static int run(Path directory, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void exitUnlessZero(int exitCode) {
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
