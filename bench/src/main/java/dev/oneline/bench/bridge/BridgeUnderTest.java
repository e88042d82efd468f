package dev.oneline.bench.bridge;

import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The bridge's process, seen from outside. */
public final class BridgeUnderTest implements AutoCloseable {
    /** Ticks of /proc: fixed at 100 a second for every program on Linux. */
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;

    public BridgeUnderTest(List<String> extraFlags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // ./oneline runs a bench with the flags that the product runs with: the bridge gets them, too.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(extraFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BridgeProcess.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .start();
        answers = process.inputReader();
        requests = process.outputWriter();
        // The JVM itself may have something to say first, as with a flight recording.
        String line = answers.readLine();
        while (!"ready".equals(line)) {
            if (line == null) {
                throw new IOException("the bridge didn't start");
            }
            line = answers.readLine();
        }
    }

    public String sdp(MediaRequest request) throws IOException {
        if (ask(request) instanceof MediaReply.Sdp sdp) {
            return sdp.sdp();
        }
        throw new IOException("refused: " + request);
    }

    public MediaReply ask(MediaRequest request) throws IOException {
        requests.write(Json.MAPPER.writerFor(MediaRequest.class).writeValueAsString(request));
        requests.newLine();
        requests.flush();
        return Json.read(answers.readLine(), MediaReply.class);
    }

    /** CPU time of the whole process, user and system, in seconds: fields 14 and 15 of proc(5)'s stat. */
    public double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // The second field is a name in brackets that may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    public long threads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return tasks.count();
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
