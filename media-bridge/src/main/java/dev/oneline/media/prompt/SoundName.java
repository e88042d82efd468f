package dev.oneline.media.prompt;

import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.contract.bus.SpokenName;
import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.ShippedSounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sound in one codec. What a tenant's own sounds are called says nothing to another tenant: so the tenant is part of their
 * name, and only of theirs.
 *
 * @param tenant empty: it ships with the bridge, for everybody
 */
record SoundName(String tenant, String name, Codec codec) {
    private static final String SHIPPED = "";
    /** The names come from the bus: they must not lead out of the folder. */
    private static final Pattern OF_SHIPPED =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63}/){0,3}[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private static final Pattern FOLDER_OF_TENANTS = Pattern.compile("(?:recordings|library)/.*");
    private static final Pattern OF_TENANTS = Pattern.compile("(?:recordings|library)/" + SoundQuery.ID_PATTERN);

    /** Language, name, version: as the backend's {@code LibraryName} writes them. */
    private static final Pattern IN_LIBRARY =
            Pattern.compile("library/([A-Za-z]{2,3}(?:-[A-Z]{2})?):([A-Za-z0-9][A-Za-z0-9_-]{0,63}):[0-9]{1,18}");

    private static final String EVERY_LANGUAGE = "all";
    /** Says that an announcement can't be spoken now. */
    private static final String NOT_SPOKEN = "cannot-be-spoken";

    private static final int MAX_SHIPPED_SECONDS = 120;
    private static final int MAX_TENANTS_SECONDS = (int) (MessageRecording.MAX_MS / 1_000) + 1;
    private static final Duration REST = Duration.ofSeconds(30);

    /** Empty when nothing can be called so. */
    static Optional<SoundName> of(String tenant, String name, Codec codec) {
        if (name.startsWith(SpokenName.FOLDER)) {
            return SpokenName.parse(name).isPresent() && !tenant.isEmpty()
                    ? Optional.of(new SoundName(tenant, name, codec))
                    : Optional.empty();
        }
        if (FOLDER_OF_TENANTS.matcher(name).matches()) {
            return OF_TENANTS.matcher(name).matches() && !tenant.isEmpty()
                    ? Optional.of(new SoundName(tenant, name, codec))
                    : Optional.empty();
        }
        return OF_SHIPPED.matcher(name).matches() ? Optional.of(new SoundName(SHIPPED, name, codec)) : Optional.empty();
    }

    /**
     * What is heard where the tenant's own can't be had: of {@code library/zh-CN:welcome:7} what ships as
     * {@code zh-CN/welcome}; of a text its digits, one by one, or a phrase that says so. Empty where nothing could.
     */
    List<String> shippedInstead() {
        var spoken = SpokenName.parse(name);
        if (spoken.isPresent()) {
            return insteadOf(spoken.get());
        }
        var library = IN_LIBRARY.matcher(name);
        if (!library.matches()) {
            return List.of();
        }
        var language = library.group(1);
        return List.of(language.equals(EVERY_LANGUAGE) ? library.group(2) : language + "/" + library.group(2));
    }

    private static List<String> insteadOf(SpokenName spoken) {
        var pack = ShippedSounds.packFor(spoken.language()) + "/";
        var digits = spoken.text()
                .chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(digit -> pack + "n" + (char) digit)
                .toList();
        return digits.isEmpty() ? List.of(pack + NOT_SPOKEN) : digits;
    }

    /** Made of a text by a speech engine when it is asked for, which may fail. */
    boolean isSpoken() {
        return name.startsWith(SpokenName.FOLDER);
    }

    /** For logs. */
    String shown() {
        return SpokenName.masked(name);
    }

    boolean isTenants() {
        return !tenant.equals(SHIPPED);
    }

    int maxSeconds() {
        return isTenants() && !isSpoken() ? MAX_TENANTS_SECONDS : MAX_SHIPPED_SECONDS;
    }

    /** A play says what it will need whenever it begins a sound: longer than the longest one, and it has ended. */
    long inUseNs() {
        return Duration.ofSeconds(maxSeconds()).plus(REST).toNanos();
    }
}
