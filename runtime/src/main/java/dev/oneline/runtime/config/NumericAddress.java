package dev.oneline.runtime.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** An address and a port as in {@code 10.0.0.5:5060} or {@code [::1]:5060}. Names aren't looked up, so there are none. */
public final class NumericAddress {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORT_DIGITS = 5;

    private NumericAddress() {}

    /** Empty when it isn't one. */
    public static Optional<InetSocketAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed != host.contains(":")) {
            return Optional.empty();
        }
        int port = port(text.substring(colon + 1));
        if (port == 0) {
            return Optional.empty();
        }
        try {
            String literal = bracketed ? host.substring(1, host.length() - 1) : host;
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(literal), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A host as a URL has it: IPv6 in brackets (RFC 3986 section 3.2.2). */
    public static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** How this machine itself reaches what is bound to an address, as a URL has it. */
    public static String ownInUrl(String bound) {
        boolean everywhere = bound.equals("0.0.0.0") || bound.equals("::");
        return inUrl(everywhere ? "127.0.0.1" : bound);
    }

    /** 0 when it isn't one. */
    private static int port(String digits) {
        boolean valid = !digits.isEmpty()
                && digits.length() <= MAX_PORT_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = valid ? Integer.parseInt(digits) : 0;
        return port <= MAX_PORT ? port : 0;
    }
}
