package dev.oneline.bench.bridge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How figures are printed. */
public final class Figures {
    private final PrintStream out;

    public Figures(PrintStream out) {
        this.out = out;
    }

    public void figure(String name, double value, String unit) {
        out.println(String.format(Locale.ROOT, "%s=%.3f %s", name, value, unit));
    }

    public void count(String name, long value) {
        out.println(name + "=" + value);
    }

    public void machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        out.println("machine: " + Runtime.getRuntime().availableProcessors() + " × " + model + ", Java "
                + Runtime.version().feature() + ", load generator on the same cores, load average " + load);
    }
}
