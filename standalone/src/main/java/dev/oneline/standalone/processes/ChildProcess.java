package dev.oneline.standalone.processes;

import dev.oneline.contract.json.Json;
import dev.oneline.runtime.boot.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a child. */
final class ChildProcess {
    private static final long STOP_LIMIT_S = 12;

    private final ChildKind kind;
    private final Process process;

    private ChildProcess(ChildKind kind, Process process) {
        this.kind = kind;
        this.process = process;
    }

    /** Starts it and gives it its orders; waits for nothing. */
    static ChildProcess launch(ChildKind kind, Orders orders, Path home) throws IOException {
        Process process = new ProcessBuilder(command(kind, home))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            // Stays open: its end is what the child waits for.
            var stdin = process.outputWriter();
            stdin.write(Json.write(orders) + "\n");
            stdin.flush();
        } catch (IOException e) {
            // It died already; the word that never comes says so.
        }
        return new ChildProcess(kind, process);
    }

    /** Blocks until the child serves. */
    Word awaitReady() throws IOException, StartRefused {
        BufferedReader stdout = process.inputReader();
        String line = stdout.readLine();
        if (line == null) {
            throw new StartRefused(kind.packageName() + " ended before it was ready");
        }
        Word word = Json.read(line, Word.class);
        if (word.refusal() != null) {
            throw new StartRefused(word.refusal());
        }
        return word;
    }

    long pid() {
        return process.pid();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Asks it to end, and sees to it that it does. */
    void stop() throws InterruptedException {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            // The pipe is broken: it is ending already.
        }
        if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static List<String> command(ChildKind kind, Path home) {
        // A session of its own: Ctrl-C in a terminal is the launcher's to pass on, in order.
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Doneline.home=" + home,
                "-Dhazelcast.logging.type=slf4j"));
        command.addAll(kind.machineOptions());
        // The same virtual machine as ours: pauses far below a frame's 20 ms, and the start that the build practised.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Doneline."))
                .toList());
        command.add(Child.class.getName());
        command.add(kind.packageName());
        return command;
    }
}
