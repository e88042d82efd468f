package dev.oneline.sip;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's sipp as the gateway: runs one scenario, bounded in calls and time, and tells what it saw. */
final class Sipp {
    private static final int TIMEOUT_S = 30;
    private static final int TRIES_FOR_A_FREE_PORT = 20;

    private final Path folder;
    private final String target;
    private String source = OtherSide.LOOPBACK;
    private int status;
    private int ownPort;

    Sipp(Path folder, int port) {
        this.folder = folder;
        this.target = OtherSide.LOOPBACK + ":" + port;
    }

    Sipp from(String address) {
        source = address;
        return this;
    }

    /** Answers there instead of calling from a port of its choice. */
    Sipp at(int port) {
        ownPort = port;
        return this;
    }

    /** The status that the scenario {@code refused} expects, and {@code out-refused} gives. */
    Sipp refusedWith(int expected) {
        status = expected;
        return this;
    }

    /** Runs {@code sipp/<scenario>.xml} to its end; fails unless every call went as the scenario says. */
    Outcome run(String scenario, int calls, String... more) throws Exception {
        Outcome outcome = start(scenario, calls, more).await();
        if (outcome.exitCode() != 0) {
            throw new AssertionError("sipp " + scenario + " exit code " + outcome.exitCode() + "\n" + outcome.report());
        }
        return outcome;
    }

    Running start(String scenario, int calls, String... more) throws IOException {
        Path xml = folder.resolve(scenario + ".xml");
        try (var in = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    xml, text.replace("@STATUS@", Integer.toString(status)).replace("@PAUSE@", "100"));
        }
        Path output = Files.createTempFile(folder, scenario, ".out");
        Path errors = Files.createTempFile(folder, scenario, ".err");
        var command = new ArrayList<>(List.of(
                "sipp",
                target,
                "-sf",
                xml.toString(),
                "-i",
                source,
                "-p",
                ownPort == 0 ? freePort() : Integer.toString(ownPort),
                "-m",
                Integer.toString(calls),
                "-timeout",
                TIMEOUT_S + "s",
                "-timeout_error",
                "-nostdin",
                "-s",
                "4008001234",
                "-trace_err",
                "-error_file",
                errors.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Running(process, output, errors);
    }

    /** A port that is free for UDP and TCP now. The kernel picks it for UDP alone: the same one of TCP may be in use. */
    String freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (var udp = new DatagramSocket(0, InetAddress.ofLiteral(source));
                    var tcp = new ServerSocket(udp.getLocalPort(), 1, InetAddress.ofLiteral(source))) {
                return Integer.toString(tcp.getLocalPort());
            } catch (BindException e) {
                if (attempt == TRIES_FOR_A_FREE_PORT) {
                    throw e;
                }
            }
        }
    }

    record Running(Process process, Path output, Path errors) {
        Outcome await() throws Exception {
            if (!process.waitFor(TIMEOUT_S + 15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("sipp doesn't end");
            }
            String report = Files.readString(output, StandardCharsets.ISO_8859_1)
                    + Files.readString(errors, StandardCharsets.ISO_8859_1);
            return new Outcome(process.exitValue(), report);
        }
    }

    record Outcome(int exitCode, String report) {}
}
