package dev.oneline.core.routing;

import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a waiting contact asks of an agent at this moment. Contacts of equal terms are interchangeable but for their
 * place, so they wait together.
 *
 * @param waitedMs the last of the queue's boundaries that it has reached
 * @param step the one in force then
 * @param needs the step's skills and the contact's own, eased; by id, each once; none of one that is for its agent alone
 * @param onlyAgentId the sticky agent while it waits for him alone; empty: any
 */
public record Terms(
        String queueId, Channel channel, long waitedMs, RoutingStep step, List<SkillLevel> needs, String onlyAgentId) {

    /** @param boundaryMs the last of the queue's boundaries that the contact has reached */
    public static Terms of(Contact contact, QueueConfig queue, long boundaryMs) {
        var rule = queue.routing();
        var step = rule.stepAt(boundaryMs);
        if (contact.direct()) {
            return new Terms(
                    contact.queueId(), contact.channel(), boundaryMs, step, List.of(), contact.stickyAgentId());
        }
        var sticky = boundaryMs < rule.stickyMs() ? contact.stickyAgentId() : "";
        var own = contact.arrival().demand().skills();
        return new Terms(contact.queueId(), contact.channel(), boundaryMs, step, needs(step, own), sticky);
    }

    private static List<SkillLevel> needs(RoutingStep step, List<SkillLevel> own) {
        if (own.isEmpty() && step.skills().size() < 2) {
            return step.skills();
        }
        var needs = new ArrayList<>(step.skills());
        for (var skill : own) {
            var eased = skill.proficiency() - step.easeBy();
            if (eased > SkillLevel.of(needs, skill.skillId())) {
                needs.removeIf(need -> need.skillId().equals(skill.skillId()));
                needs.add(new SkillLevel(skill.skillId(), eased));
            }
        }
        needs.sort(Comparator.comparing(SkillLevel::skillId));
        return List.copyOf(needs);
    }
}
