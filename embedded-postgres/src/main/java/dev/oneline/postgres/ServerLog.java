package dev.oneline.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL wrote to its standard error: a file that is turned over when it grows, and read when a start fails. */
final class ServerLog {
    private static final long MAX_BYTES = 16 << 20;
    private static final Pattern REASON = Pattern.compile("(?:FATAL|PANIC|ERROR|error):\\s+(.*)");

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Keeps one predecessor. */
    void turnOver() throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The reason given after an offset of the file. */
    Optional<String> reasonSince(long offset) {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            return reason(new String(in.readNBytes(64 << 10), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first complaint among lines, else the last line. */
    static Optional<String> reason(List<String> lines) {
        for (String line : lines) {
            Matcher matcher = REASON.matcher(line);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
    }
}
