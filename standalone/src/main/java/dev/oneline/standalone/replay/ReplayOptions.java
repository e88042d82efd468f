package dev.oneline.standalone.replay;

import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line of {@code replay}.
 *
 * @param contactIds at least one, in the order that they are told in
 * @param tenant null: whichever has the contact
 * @param untilSeq the last log sequence number to look at
 * @param text for people rather than programs
 * @param data the folder of the embedded PostgreSQL; null when a database was named
 */
public record ReplayOptions(
        List<String> contactIds,
        @Nullable String tenant,
        long untilSeq,
        boolean text,
        @Nullable Path data,
        Map<String, String> values) {
    private static final Set<String> NAMES = Set.of("contact", "tenant", "until", "data", "database-url", "log");

    /** @throws StartRefused when an option is missing, unknown or can't be read */
    public static ReplayOptions parse(List<String> arguments, Map<String, String> environment, Path home)
            throws StartRefused {
        var values = new HashMap<String, String>();
        var contactIds = new ArrayList<String>();
        var rest = List.copyOf(arguments).listIterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            var named = argument.startsWith("--") ? argument.substring(2).split("=", 2) : new String[] {""};
            if (argument.equals("--text")) {
                values.put("text", "true");
            } else if (!NAMES.contains(named[0])) {
                throw new StartRefused("unknown option " + argument + " (./oneline help)");
            } else if (named.length == 1 && !rest.hasNext()) {
                throw new StartRefused(argument + " needs a value (./oneline help)");
            } else {
                var value = named.length == 2 ? named[1] : rest.next();
                if (named[0].equals("contact")) {
                    contactIds.add(value);
                } else {
                    values.put(named[0], value);
                }
            }
        }
        if (contactIds.isEmpty() || contactIds.contains("")) {
            throw new StartRefused("replay needs --contact ID (./oneline help)");
        }
        var password = environment.get("ONELINE_DATABASE_PASSWORD");
        if (password != null) {
            values.put("database-password", password);
        }
        var data = Path.of(
                values.getOrDefault("data", home.resolve(".oneline/data").toString()));
        return new ReplayOptions(
                List.copyOf(contactIds),
                values.get("tenant"),
                until(values.get("until")),
                values.containsKey("text"),
                values.containsKey("database-url")
                        ? null
                        : data.toAbsolutePath().normalize(),
                Map.copyOf(values));
    }

    /** The settings of database and log, with more added. */
    Settings settings(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return Settings.of(all);
    }

    private static long until(@Nullable String text) throws StartRefused {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new StartRefused("--until is a log sequence number, not " + text);
        }
        return Long.parseLong(text);
    }
}
