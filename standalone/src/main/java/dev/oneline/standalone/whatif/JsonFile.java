package dev.oneline.standalone.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads a file that somebody wrote by hand: comments are allowed, what isn't known is a mistake and is named. */
final class JsonFile {
    private static final long MAX_BYTES = 4_000_000;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JsonFile() {}

    /** @throws StartRefused that says where and what is wrong */
    static <T> T read(Path file, Class<T> type) throws StartRefused {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new StartRefused(file + " is larger than " + MAX_BYTES + " bytes");
            }
            return parsed(file.toString(), Files.readString(file), type);
        } catch (NoSuchFileException e) {
            throw new StartRefused("there is no file " + file);
        } catch (IOException e) {
            throw new StartRefused("can't read " + file + ": " + e.getMessage());
        }
    }

    /** A file that comes along with the program. */
    static <T> T shipped(String name, Class<T> type) throws StartRefused {
        try (var in = JsonFile.class.getResourceAsStream(name)) {
            return parsed(name, new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T parsed(String file, String text, Class<T> type) throws StartRefused {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonMappingException e) {
            throw new StartRefused(file + ": " + where(e) + firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var line = at == null ? "" : "line " + at.getLineNr() + ": ";
            throw new StartRefused(file + ": " + line + firstLine(e.getOriginalMessage()));
        }
    }

    /** As in {@code queues[0].handling: }. */
    private static String where(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        var place = path.startsWith(".") ? path.substring(1) : path;
        return place.isEmpty() ? "" : place + ": ";
    }

    /** Of its words for programmers nothing. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll(" \\(class [^)]*\\), not marked as ignorable", "");
    }
}
