package dev.oneline.backend.prompt;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.PromptUses;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.SoundUses;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Where a prompt is played: in published flows, and by the configuration. */
public final class WhereUsed {
    public static final Sentences SENTENCES = Sentences.of("prompt");

    public static final int MAX_USES = 200;
    private static final String FLOW = "flow";

    private WhereUsed() {}

    /**
     * The contract's PromptUse.
     *
     * @param id of the flow, the queue, the entry point or the box
     * @param place within it: a flow's node and its field, or a field of the configuration
     * @param message where that is, in the user's language
     */
    public record Use(String kind, String id, String name, String place, String message) {}

    /** The contract's ConfigurationProblem. */
    public record Problem(String severity, String place, String code, String message) {
        public static Problem of(Use use) {
            return new Problem("error", use.kind() + "/" + use.id() + "/" + use.place(), "in-use", use.message());
        }
    }

    /** On the shard's thread. */
    public static List<Use> of(ShardView view, String name, Language language) {
        return of(view, used -> means(used, name), language);
    }

    /**
     * On the shard's thread.
     *
     * @param means whether a name of flows or of the configuration is meant
     */
    public static List<Use> of(ShardView view, Predicate<String> means, Language language) {
        var uses = new ArrayList<Use>();
        for (var flow : view.flows()) {
            for (var use : SoundUses.of(flow)) {
                if (means.test(use.name())) {
                    uses.add(inFlow(flow, use.nodeId(), use.field(), language));
                }
            }
        }
        for (var use : PromptUses.of(view.config())) {
            if (means.test(use.prompt())) {
                var kind = Words.of(use.kind());
                var message = SENTENCES.of(kind, language).replace("{0}", use.name());
                uses.add(new Use(kind, use.id(), use.name(), use.field(), message));
            }
        }
        return uses.size() > MAX_USES ? uses.subList(0, MAX_USES) : uses;
    }

    /** @param field of the node that the flow has */
    public static Use inFlow(Flow flow, String nodeId, String field, Language language) {
        var node = flow.nodes().stream()
                .filter(each -> each.nodeId().equals(nodeId))
                .findFirst()
                .orElseThrow()
                .name();
        var message = SENTENCES.of(FLOW, language).replace("{0}", flow.name()).replace("{1}", node);
        return new Use(FLOW, flow.flowId(), flow.name(), nodeId + "/" + field, message);
    }

    /** Flows have the name alone, or with its language. */
    static boolean means(String used, String name) {
        return used.equals(name) || used.endsWith("/" + name);
    }
}
