package dev.oneline.standalone;

import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Under which name this installation's backend is known to the others that share its log: kept with its data, so that a
 * backend that was killed has its shards back at once, and nobody waits for the dead one. The name is one start's at a
 * time: a second one on the same data goes without.
 */
public final class LogMember implements AutoCloseable {
    private static final String FILE = "log-member";
    private static final int MAX_BYTES = 64;
    private static final String FORM = "backend-[0-9a-f]{16}";

    private final FileChannel file;
    private final @Nullable String name;

    private LogMember(FileChannel file, @Nullable String name) {
        this.file = file;
        this.name = name;
    }

    public static LogMember of(Path data, RandomGenerator random) throws StartRefused {
        var path = data.resolve(FILE);
        try {
            Files.createDirectories(data);
            var file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new LogMember(file, lock(file) == null ? null : nameIn(file, random));
        } catch (IOException e) {
            throw new StartRefused("cannot keep " + path + ": " + e.getMessage() + "; choose a folder with --data");
        }
    }

    /** For the backend's settings. */
    public Map<String, String> settings() {
        return name == null ? Map.of() : Map.of("log-member", name);
    }

    /** The name may be another's from now on. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String nameIn(FileChannel file, RandomGenerator random) throws IOException {
        var buffer = ByteBuffer.allocate(MAX_BYTES);
        file.read(buffer, 0);
        var kept = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
        if (kept.matches(FORM)) {
            return kept;
        }
        var suffix = new byte[8];
        random.nextBytes(suffix);
        var made = "backend-" + HexFormat.of().formatHex(suffix);
        file.truncate(0);
        file.write(ByteBuffer.wrap((made + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        file.force(true);
        return made;
    }
}
