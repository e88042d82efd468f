package dev.oneline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. So where we are root, it gets a user namespace in which it is nobody and still owns
 * its files; where such namespaces are forbidden (many containers), it becomes nobody, and its files do, too.
 */
enum Unprivileged {
    /** We aren't root: nothing to do. */
    AS_WE_ARE(""),
    USER_NAMESPACE("unshare --user"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --");

    private static final int NOBODY_UID = 65_534;

    /** Words to put before a command. */
    private final String prefix;

    Unprivileged(String prefix) {
        this.prefix = prefix;
    }

    /** Finds out which way works here. */
    static Unprivileged detect() throws PostgresRefused {
        if (!runsAsRoot()) {
            return AS_WE_ARE;
        }
        for (Unprivileged way : List.of(USER_NAMESPACE, NOBODY)) {
            if (way.works()) {
                return way;
            }
        }
        throw new PostgresRefused("PostgreSQL can't run as root, and neither unshare nor setpriv works here:"
                + " start Oneline as another user, or use your own database with --database-url");
    }

    List<String> command(List<String> program) {
        Stream<String> words = prefix.isEmpty() ? Stream.empty() : Stream.of(prefix.split(" "));
        return Stream.concat(words, program.stream()).toList();
    }

    /** Gives files to whom PostgreSQL will be. */
    void own(Path folder) throws IOException {
        if (this != NOBODY) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY_UID);
                Files.setAttribute(path, "unix:gid", NOBODY_UID);
            }
        }
    }

    private boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean runsAsRoot() {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).intValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
