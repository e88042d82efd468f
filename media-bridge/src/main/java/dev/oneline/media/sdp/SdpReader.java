package dev.oneline.media.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a description of any origin (RFC 8866): bounded in every direction, never throws; lines that it doesn't
 * understand are skipped, as the RFC wants it.
 */
public final class SdpReader {
    public static final int MAX_LENGTH = 65_536;
    private static final int MAX_LINES = 2_000;
    private static final int MAX_SECTIONS = 32;
    private static final int MAX_PAYLOAD_TYPES = 128;
    private static final int MAX_PORT = 65_535;

    private final Section session = new Section();
    private final List<Section> sections = new ArrayList<>();

    private SdpReader() {}

    /** Empty when it isn't a session description. */
    public static Optional<SessionDescription> read(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith("v=0")) {
            return Optional.empty();
        }
        List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
        if (lines.size() > MAX_LINES) {
            return Optional.empty();
        }
        return new SdpReader().readLines(lines);
    }

    private Optional<SessionDescription> readLines(List<String> lines) {
        Section current = session;
        for (String line : lines) {
            if (line.length() < 2 || line.charAt(1) != '=') {
                continue;
            }
            String value = line.substring(2).strip();
            if (line.charAt(0) == 'm') {
                if (sections.size() >= MAX_SECTIONS) {
                    return Optional.empty();
                }
                current = new Section();
                if (!current.begin(value)) {
                    return Optional.empty();
                }
                sections.add(current);
            } else if (line.charAt(0) == 'c') {
                current.address = address(value);
            } else if (line.charAt(0) == 'a') {
                current.attribute(value);
            }
        }
        List<MediaSection> media =
                sections.stream().map(section -> section.over(session)).toList();
        return Optional.of(new SessionDescription(media));
    }

    /** {@code IN IP4 192.0.2.1}, with a multicast suffix cut off. Names aren't looked up: null. */
    private static @Nullable String address(String value) {
        String[] parts = value.split(" +", 4);
        if (parts.length != 3 || !parts[0].equals("IN")) {
            return null;
        }
        String literal = parts[2].split("/", 2)[0];
        boolean ip4 = parts[1].equals("IP4") && literal.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        boolean ip6 = parts[1].equals("IP6") && literal.matches("[0-9a-fA-F:.]{2,45}") && literal.contains(":");
        return ip4 || ip6 ? literal : null;
    }

    private static int number(String text, int max) {
        if (text.isEmpty() || text.length() > 6) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        int number = Integer.parseInt(text);
        return number <= max ? number : -1;
    }

    /** A section being read; the session's own attributes are one too. */
    private static final class Section {
        private String kind = "";
        private int port;
        private String protocol = "";
        private final List<Integer> payloadTypes = new ArrayList<>();
        private final Map<Integer, RtpMap> rtpMaps = new HashMap<>();
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private @Nullable String address;
        private @Nullable Direction direction;

        private boolean begin(String value) {
            String[] parts = value.split(" +");
            if (parts.length < 4 || parts.length > 3 + MAX_PAYLOAD_TYPES) {
                return false;
            }
            kind = parts[0];
            port = number(parts[1].split("/", 2)[0], MAX_PORT);
            protocol = parts[2].toUpperCase(Locale.ROOT);
            for (int i = 3; i < parts.length; i++) {
                int type = number(parts[i], 127);
                // Other kinds of media have words there.
                if (type >= 0) {
                    payloadTypes.add(type);
                }
            }
            return port >= 0;
        }

        private void attribute(String line) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            switch (name) {
                case "rtpmap" -> rtpMap(value);
                case "sendrecv", "sendonly", "recvonly", "inactive" ->
                    direction = Direction.valueOf(name.toUpperCase(Locale.ROOT));
                case "mid", "rtcp", "rtcp-mux", "ice-ufrag", "ice-pwd", "fingerprint", "setup" ->
                    attributes.putIfAbsent(name, value);
                default -> {}
            }
        }

        private void rtpMap(String value) {
            String[] parts = value.split(" +", 2);
            String[] encoding = parts.length == 2 ? parts[1].split("/", 3) : new String[0];
            int type = number(parts[0], 127);
            if (type >= 0 && encoding.length >= 2 && rtpMaps.size() < MAX_PAYLOAD_TYPES) {
                int rate = number(encoding[1].strip(), 999_999);
                if (rate > 0) {
                    rtpMaps.putIfAbsent(type, new RtpMap(encoding[0], rate));
                }
            }
        }

        private MediaSection over(Section session) {
            Direction own = direction != null ? direction : session.direction;
            String rtcp = attributes.getOrDefault("rtcp", "");
            int rtcpPort = number(rtcp.split(" ", 2)[0], MAX_PORT);
            return new MediaSection(
                    kind,
                    port,
                    protocol,
                    List.copyOf(payloadTypes),
                    Map.copyOf(rtpMaps),
                    address != null ? address : session.address,
                    own != null ? own : Direction.SENDRECV,
                    attributes.getOrDefault("mid", ""),
                    attributes.containsKey("rtcp-mux"),
                    rtcpPort > 0 ? rtcpPort : Math.min(MAX_PORT, port + 1),
                    orSession(session, "ice-ufrag"),
                    orSession(session, "ice-pwd"),
                    orSession(session, "fingerprint"),
                    orSession(session, "setup"));
        }

        private @Nullable String orSession(Section session, String name) {
            String own = attributes.get(name);
            return own != null ? own : session.attributes.get(name);
        }
    }
}
