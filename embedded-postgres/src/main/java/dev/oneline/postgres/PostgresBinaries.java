package dev.oneline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked from the class path once. */
final class PostgresBinaries {
    /** Changes with the version in the build: another version is another folder. */
    private static final String VERSION = "17.7.0";

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /**
     * Finds the programs in {@code parent/postgres-VERSION-ARCH}, or unpacks them there. Several processes may ask at
     * once; a process that dies in the middle leaves nothing that is taken for whole.
     */
    static PostgresBinaries unpackedIn(Path parent) throws PostgresRefused {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        Path folder = parent.toAbsolutePath().normalize().resolve("postgres-" + VERSION + "-" + architecture());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path lockFile = parent.resolve("postgres.unpack.lock");
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid() && !Files.isDirectory(folder)) {
                        unpack(resource, folder);
                    }
                }
            }
        } catch (IOException e) {
            throw new PostgresRefused("cannot unpack PostgreSQL into " + parent + ": " + Failures.inOneLine(e));
        }
        return new PostgresBinaries(folder);
    }

    private static void unpack(String resource, Path folder) throws IOException, PostgresRefused {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        deleteTree(unfinished);
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new PostgresRefused(
                        "there is no embedded PostgreSQL for this machine: use your own with --database-url");
            }
            extract(packed, unfinished);
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, folder);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling(".").normalize());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, path);
                        boolean executable = (entry.getMode() & 0b001_000_000) != 0;
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                    }
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
