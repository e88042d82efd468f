package dev.oneline.standalone.whatif;

import dev.oneline.runtime.boot.StartRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line of {@code whatif}.
 *
 * @param file the scenario, or with {@code log} the variants; null when there is none
 * @param demo the scenario that comes along
 * @param log replay a day of the tenant's log instead of a scenario
 * @param values the other options by name; {@code log} among them when it isn't in the database
 */
record WhatIfOptions(@Nullable Path file, boolean demo, boolean log, boolean json, Map<String, String> values) {
    /** So that a URL after {@code --log} isn't taken for a file. */
    private static final String KAFKA = "kafka://";

    private static final Set<String> FLAGS = Set.of("demo", "log", "json");
    private static final Set<String> VALUES =
            Set.of("tenant", "day", "zone", "data", "database-url", "batches", "seed");

    static WhatIfOptions parse(List<String> arguments, Map<String, String> environment) throws StartRefused {
        var values = new HashMap<String, String>();
        var files = new ArrayList<Path>();
        var flags = new ArrayList<String>();
        var rest = List.copyOf(arguments).listIterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
                continue;
            }
            var named = argument.substring(2).split("=", 2);
            if (argument.equals("--log")
                    && rest.hasNext()
                    && arguments.get(rest.nextIndex()).startsWith(KAFKA)) {
                named = new String[] {"log", rest.next()};
            }
            if (FLAGS.contains(named[0]) && named.length == 1) {
                flags.add(named[0]);
            } else if (named[0].equals("log")) {
                flags.add(named[0]);
                values.put(named[0], named[1]);
            } else if (VALUES.contains(named[0])) {
                if (named.length == 1 && !rest.hasNext()) {
                    throw new StartRefused("--" + named[0] + " needs a value (./oneline help)");
                }
                values.put(named[0], named.length == 2 ? named[1] : rest.next());
            } else {
                throw new StartRefused("unknown option " + argument + " (./oneline help)");
            }
        }
        var log = flags.contains("log");
        var demo = flags.contains("demo");
        if (demo && (log || !files.isEmpty())) {
            throw new StartRefused("--demo is a scenario of its own: neither a file nor --log goes with it");
        }
        if (files.size() > 1 || (files.isEmpty() && !log && !demo)) {
            throw new StartRefused("whatif takes one scenario file, --demo, or --log (./oneline help)");
        }
        if (!log && !values.isEmpty()) {
            throw new StartRefused("--" + values.keySet().iterator().next() + " goes with --log only");
        }
        var password = environment.get("ONELINE_DATABASE_PASSWORD");
        if (password != null) {
            values.put("database-password", password);
        }
        return new WhatIfOptions(
                files.isEmpty() ? null : files.getFirst(), demo, log, flags.contains("json"), Map.copyOf(values));
    }
}
