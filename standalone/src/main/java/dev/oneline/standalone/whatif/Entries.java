package dev.oneline.standalone.whatif;

import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.contact.Demand;
import dev.oneline.runtime.boot.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What several entries of a file have in common; whatever is wrong is said with where it stands. */
final class Entries {
    static final double MAX_HOURS = 24 * 366;
    static final double MS_PER_HOUR = 3_600_000;
    static final double MS_PER_S = 1_000;

    private Entries() {}

    /**
     * What contacts ask for.
     *
     * @param skills how well their agent must do what, 1 to 5
     * @param headStartS they count as having waited so much longer
     */
    record DemandEntry(
            @Nullable Double share,
            @Nullable Map<String, Integer> skills,
            @Nullable Double headStartS) {
        Demand demand(String where) throws StartRefused {
            return new Demand(Entries.skills(where, skills), headStartMs(where, headStartS, 0), "", "");
        }
    }

    static long headStartMs(String where, @Nullable Double headStartS, long otherwiseMs) throws StartRefused {
        var ms = ms(where + "headStartS", headStartS, otherwiseMs / MS_PER_S, MS_PER_S);
        if (ms > Demand.MAX_HEAD_START_MS) {
            throw new StartRefused(where + "headStartS: up to a day");
        }
        return ms;
    }

    static List<SkillLevel> skills(String where, @Nullable Map<String, Integer> entries) throws StartRefused {
        var skills = new ArrayList<SkillLevel>();
        for (var entry : sorted(entries).entrySet()) {
            var skill = new SkillLevel(entry.getKey(), required(entry.getValue(), where + "skills: a level"));
            if (!skill.sound()) {
                throw new StartRefused(where + "skills: " + skill.skillId() + ": a level from " + SkillLevel.MIN
                        + " to " + SkillLevel.MAX);
            }
            skills.add(skill);
        }
        if (skills.size() > Demand.MAX_SKILLS) {
            throw new StartRefused(where + "skills: up to " + Demand.MAX_SKILLS);
        }
        return skills;
    }

    static long ms(String where, @Nullable Double value, double otherwise, double msPerUnit) throws StartRefused {
        var ms = (value == null ? otherwise : value) * msPerUnit;
        if (!(ms >= 0 && ms <= MAX_HOURS * MS_PER_HOUR)) {
            throw new StartRefused(where + ": a duration of 0 or more, up to a year");
        }
        return Math.round(ms);
    }

    static int number(String where, @Nullable Integer value, int otherwise, int least, int most) throws StartRefused {
        var number = value == null ? otherwise : value;
        if (number < least || number > most) {
            throw new StartRefused(where + ": from " + least + " to " + most);
        }
        return number;
    }

    static <T> T required(@Nullable T value, String where) throws StartRefused {
        if (value == null) {
            throw new StartRefused(where + " is missing");
        }
        return value;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <T> Map<String, T> sorted(@Nullable Map<String, T> entries) {
        return entries == null ? Map.of() : new TreeMap<>(entries);
    }
}
