package dev.oneline.backend.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Origin check (RFC 6454) that keeps other websites from using a visitor's browser against us. A program sends no
 * Origin, and needs no protection from itself.
 */
public final class Origins {
    private Origins() {}

    /** Whether the request comes from a page of ours. */
    public static boolean isOwn(HttpServerRequest request, String origin) {
        var host = request.authority();
        var ours = host == null ? null : host.toString().toLowerCase(Locale.ROOT);
        var theirs = authority(origin);
        return ours != null && theirs != null && ours.equals(theirs);
    }

    /** @param allowed origins as in {@code https://www.example.com} */
    public static boolean isAllowed(String origin, Collection<String> allowed) {
        return allowed.stream().anyMatch(origin::equalsIgnoreCase);
    }

    private static @Nullable String authority(String origin) {
        try {
            var uri = new URI(origin);
            var scheme = uri.getScheme();
            boolean web = "http".equals(scheme) || "https".equals(scheme);
            return web && uri.getAuthority() != null ? uri.getAuthority().toLowerCase(Locale.ROOT) : null;
        } catch (URISyntaxException opaque) {
            return null;
        }
    }
}
