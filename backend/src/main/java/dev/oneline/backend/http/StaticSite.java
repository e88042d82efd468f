package dev.oneline.backend.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The built web app, read once and served from memory: a request names a key of a map, so that it can't climb out of
 * the folder. Paths of the app that aren't files get {@code index.html}: the app routes them itself.
 */
final class StaticSite {
    private static final long MAX_TOTAL_BYTES = 64L * 1024 * 1024;
    private static final int ETAG_BYTES = 12;
    private static final String APP = "/index.html";
    private static final String WIDGET = "/widget.js";
    private static final String CSP = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            // The component library writes its styles at run time.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob: mediastream:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final Map<String, StoredFile> files;

    private record StoredFile(Buffer content, String type, String etag) {}

    private StaticSite(Map<String, StoredFile> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * @param root null: nothing is served
     * @throws IOException when it can't be read, or is larger than a web app is
     */
    static StaticSite load(@Nullable Path root) throws IOException {
        var files = new HashMap<String, StoredFile>();
        if (root != null && Files.isDirectory(root)) {
            long total = 0;
            try (var paths = Files.walk(root)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    var bytes = Files.readAllBytes(path);
                    total += bytes.length;
                    if (total > MAX_TOTAL_BYTES) {
                        throw new IOException("the web root holds more than " + MAX_TOTAL_BYTES + " bytes");
                    }
                    var name = "/" + root.relativize(path).toString().replace('\\', '/');
                    files.put(name, new StoredFile(Buffer.buffer(bytes), type(name), etag(bytes)));
                }
            }
        }
        return new StaticSite(files);
    }

    void handle(RoutingContext context) {
        var request = context.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            context.fail(files.containsKey(context.normalizedPath()) ? 405 : 404);
            return;
        }
        var name = nameOf(context.normalizedPath());
        var file = files.get(name);
        if (file == null) {
            context.fail(404);
            return;
        }
        var response = context.response();
        headers(response, name, file);
        if (file.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(file.content().length()))
                    .end();
        } else {
            response.end(file.content());
        }
    }

    private String nameOf(String path) {
        if (path.equals("/demo") || path.equals("/demo/")) {
            return "/demo/index.html";
        }
        if (files.containsKey(path)) {
            return path;
        }
        boolean looksLikeAFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return looksLikeAFile ? path : APP;
    }

    private static void headers(HttpServerResponse response, String name, StoredFile file) {
        response.putHeader("Content-Type", file.type()).putHeader("ETag", file.etag());
        // The build names what it puts under assets by its content.
        response.putHeader(
                "Cache-Control", name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        if (name.equals(WIDGET)) {
            // Other sites embed it.
            response.putHeader("Access-Control-Allow-Origin", "*");
            response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        if (file.type().startsWith("text/html")) {
            response.putHeader("Content-Security-Policy", CSP);
        }
    }

    private static String type(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".js") || lower.endsWith(".mjs")) {
            return "text/javascript; charset=utf-8";
        }
        if (lower.endsWith(".webmanifest")) {
            return "application/manifest+json";
        }
        var type = MimeMapping.mimeTypeForFilename(lower);
        if (type == null) {
            return "application/octet-stream";
        }
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }

    private static String etag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
