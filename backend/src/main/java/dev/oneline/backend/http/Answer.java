package dev.oneline.backend.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of the API answers.
 *
 * @param body a {@link Text}, {@link Bytes}, or else written as JSON; null: none
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Object body) {
        return new Answer(200, body, Map.of());
    }

    /** What isn't JSON. */
    public record Text(String mediaType, String content) {}

    public static Answer text(String mediaType, String content) {
        return new Answer(200, new Text(mediaType, content), Map.of());
    }

    /** A file. */
    public record Bytes(String mediaType, Buffer content) {}

    public static Answer bytes(String mediaType, byte[] content) {
        return new Answer(200, new Bytes(mediaType, Buffer.buffer(content)), Map.of());
    }

    public static Answer created(Object body) {
        return new Answer(201, body, Map.of());
    }

    public static Answer done() {
        return new Answer(204, null, Map.of());
    }

    public Answer with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
