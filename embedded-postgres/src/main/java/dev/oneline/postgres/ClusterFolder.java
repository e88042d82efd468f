package dev.oneline.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is kept between starts: {@code cluster/} (PostgreSQL's own), {@code name}, {@code password} and {@code port}, and
 * {@code lock}, held while a process of ours uses the folder. The operating system drops the lock with its holder.
 */
final class ClusterFolder implements AutoCloseable {
    static final String CLUSTER = "cluster";

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    /** A holder that was killed keeps its lock until the kernel has taken its memory apart. */
    private static final long DYING_HOLDER_PATIENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private final Path root;
    private final FileChannel lockChannel;

    private ClusterFolder(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /** Makes the folder when it isn't there, and takes it for this process alone. */
    static ClusterFolder open(Path folder) throws PostgresRefused {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new PostgresRefused("the data folder " + root + " is in use by another Oneline that is running");
            }
            return new ClusterFolder(root, channel);
        } catch (IOException e) {
            throw new PostgresRefused("cannot use the data folder " + root + ": " + Failures.inOneLine(e));
        }
    }

    @SuppressWarnings("NullAway") // null means: not ours
    private static FileLock tryLock(FileChannel channel) throws IOException {
        long giveUpAt = System.nanoTime() + DYING_HOLDER_PATIENCE_NS;
        try {
            while (true) {
                FileLock lock = channel.tryLock();
                if (lock != null || System.nanoTime() - giveUpAt > 0 || !PostgresProcesses.pause()) {
                    return lock;
                }
            }
        } catch (OverlappingFileLockException e) {
            return null; // Held by this very process.
        }
    }

    Path cluster() {
        return root.resolve(CLUSTER);
    }

    /** Where a cluster grows up; it moves to {@link #cluster} once it is whole. */
    Path unfinishedCluster() {
        return root.resolve("cluster.unfinished");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    void adoptCluster() throws IOException {
        Files.move(unfinishedCluster(), cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL insists that nobody else can read its files; so do we for the password. */
    void tightenPermissions() throws IOException {
        Files.setPosixFilePermissions(cluster(), OWNER_FOLDER);
        Files.setPosixFilePermissions(root.resolve("password"), OWNER_FILE);
    }

    /** The cluster's name, made once: it finds our processes again, see {@link PostgresProcesses}. */
    String name() throws IOException {
        return keptSecret("name", "oneline-", 8);
    }

    String password() throws IOException {
        return keptSecret("password", "", 24);
    }

    /** The port of the last start, 0 when there was none. */
    int port() {
        try {
            return Integer.parseInt(Files.readString(root.resolve("port")).strip());
        } catch (IOException | NumberFormatException e) {
            return 0; // Then a new one is chosen.
        }
    }

    void keepPort(int port) throws IOException {
        write("port", Integer.toString(port));
    }

    private String keptSecret(String file, String prefix, int bytes) throws IOException {
        Path path = root.resolve(file);
        if (!Files.exists(path)) {
            var random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            write(file, prefix + HexFormat.of().formatHex(random));
        }
        return Files.readString(path).strip();
    }

    /** Written whole or not at all, and never readable by others, not even for a moment. */
    private void write(String file, String text) throws IOException {
        Path unfinished = root.resolve(file + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        Files.writeString(unfinished, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try {
            Files.move(unfinished, root.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, root.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
