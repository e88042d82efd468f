package dev.oneline.backend.lookup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A system that flows ask.
 *
 * @param serviceId by which flows know it
 * @param name for people
 */
public record LookUpService(String serviceId, String name, Way way) {
    public static final String ID = "[a-z0-9][a-z0-9_-]{0,63}";

    /** How it is asked. */
    public sealed interface Way {}

    /**
     * A request for each question.
     *
     * @param url one that begins with a slash is on this server
     * @param headerName sent with each request; empty: none
     * @param sealedSecret that header's value, see {@link ServiceSecrets}; empty: none
     */
    public record Http(String url, String headerName, String sealedSecret) implements Way {
        /** Whom a secret of this URL may be told. */
        String origin() {
            return originOf(url);
        }
    }

    /** Lines over one connection that is kept, see ADR 24. */
    public record Socket(String host, int port, boolean tls) implements Way {}

    /** Scheme, host and port; empty: this server, or no URL at all. */
    static String originOf(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() == null
                    ? ""
                    : (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException noUrl) {
            return "";
        }
    }
}
