package dev.oneline.standalone.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            return MAPPER.readValue(Files.readString(file), type);
        } catch (JsonMappingException e) {
            throw new StartRefused(file + ": " + where(e) + firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var line = at == null ? "" : "line " + at.getLineNr() + ": ";
            throw new StartRefused(file + ": " + line + firstLine(e.getOriginalMessage()));
        } catch (NoSuchFileException e) {
            throw new StartRefused("there is no file " + file);
        } catch (IOException e) {
            throw new StartRefused("can't read " + file + ": " + e.getMessage());
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
