package dev.oneline.core.contact;

import dev.oneline.core.config.SkillLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contact asks of routing.
 *
 * @param skills what its agent must be able to do, and how well at least; a routing step may ease it
 * @param headStartMs it counts as having waited so much longer: priority and VIP that nobody can starve behind
 * @param preferredAgentId the customer's own agent; empty: none
 * @param lastAgentId who had this customer last (sticky); empty: nobody, or unknown
 */
public record Demand(List<SkillLevel> skills, long headStartMs, String preferredAgentId, String lastAgentId) {
    public static final Demand NONE = new Demand(List.of(), 0, "", "");

    public static final int MAX_SKILLS = 20;
    public static final long MAX_HEAD_START_MS = 24 * 3_600_000L;

    public Demand {
        skills = List.copyOf(skills);
    }

    public boolean sound() {
        return skills.size() <= MAX_SKILLS
                && (skills.isEmpty() || skills.stream().allMatch(SkillLevel::sound))
                && headStartMs >= 0
                && headStartMs <= MAX_HEAD_START_MS;
    }

    /** Both together: the stricter of two levels of a skill, the sum of the head starts, this one's agents first. */
    public Demand and(Demand other) {
        if (other.equals(NONE)) {
            return this;
        }
        var both = new ArrayList<>(skills);
        for (var skill : other.skills) {
            both.removeIf(mine -> mine.skillId().equals(skill.skillId()) && mine.proficiency() <= skill.proficiency());
            if (both.stream().noneMatch(mine -> mine.skillId().equals(skill.skillId()))) {
                both.add(skill);
            }
        }
        return new Demand(
                both,
                Math.min(MAX_HEAD_START_MS, headStartMs + other.headStartMs),
                preferredAgentId.isEmpty() ? other.preferredAgentId : preferredAgentId,
                lastAgentId.isEmpty() ? other.lastAgentId : lastAgentId);
    }
}
