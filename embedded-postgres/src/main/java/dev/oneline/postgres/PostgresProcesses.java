package dev.oneline.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The processes of one cluster, found by its name, which PostgreSQL puts into every process title. So what a kill -9 left
 * behind is found whoever's child it is now, and a process that merely got the old number isn't taken for it.
 */
final class PostgresProcesses {
    private static final long POLL_MS = 5;

    private final String clusterName;

    PostgresProcesses(String clusterName) {
        this.clusterName = clusterName;
    }

    List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::belongs).toList();
    }

    /**
     * Sees to it that none is left: waits a moment for those that are stopping already, then kills. What it kills
     * recovers from its write-ahead log.
     *
     * @return whether all are gone
     */
    boolean clear(Duration patience, Duration limit) {
        long startedAtNs = System.nanoTime();
        List<ProcessHandle> left = alive();
        while (!left.isEmpty()) {
            long passedNs = System.nanoTime() - startedAtNs;
            if (passedNs > limit.toNanos()) {
                return false;
            }
            if (passedNs > patience.toNanos()) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            if (!pause()) {
                return false;
            }
            left = alive();
        }
        return true;
    }

    static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean belongs(ProcessHandle process) {
        try {
            String title = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            String program = title.substring(0, Math.max(0, title.indexOf('\0')));
            return title.contains(clusterName) && (program.endsWith("/postgres") || program.startsWith("postgres:"));
        } catch (IOException e) {
            return false; // Gone meanwhile.
        }
    }
}
