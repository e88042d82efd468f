package dev.oneline.backend.http;

import io.vertx.core.http.HttpServerRequest;

/** The other end of a request. */
public final class Remote {
    private Remote() {}

    /** Without port; what is limited by address is limited by this. */
    public static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        var host = remote == null ? null : remote.hostAddress();
        return host == null ? "unknown" : host;
    }
}
