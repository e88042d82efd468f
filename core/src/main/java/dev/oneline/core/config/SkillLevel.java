package dev.oneline.core.config;

import java.util.List;

/**
 * A skill and how well: what an agent has, or what is needed at least.
 *
 * @param proficiency 1 (a little) to 5 (an expert)
 */
public record SkillLevel(String skillId, int proficiency) {
    public static final int MIN = 1;
    public static final int MAX = 5;

    public boolean sound() {
        return !skillId.isEmpty() && proficiency >= MIN && proficiency <= MAX;
    }

    /** How well somebody with these skills does this one; 0: not at all. */
    public static int of(List<SkillLevel> skills, String skillId) {
        for (var skill : skills) {
            if (skill.skillId.equals(skillId)) {
                return skill.proficiency;
            }
        }
        return 0;
    }
}
