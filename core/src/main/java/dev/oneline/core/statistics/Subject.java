package dev.oneline.core.statistics;

import dev.oneline.core.contact.Channel;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whom figures are about.
 *
 * @param channel null for what an agent is doing as a whole: his states
 */
public record Subject(Kind kind, String id, @Nullable Channel channel) implements Comparable<Subject> {
    public enum Kind {
        QUEUE,
        AGENT
    }

    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::kind)
            .thenComparing(Subject::id)
            .thenComparing(Subject::channel, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Subject queue(String queueId, Channel channel) {
        return new Subject(Kind.QUEUE, queueId, channel);
    }

    static Subject agent(String agentId, @Nullable Channel channel) {
        return new Subject(Kind.AGENT, agentId, channel);
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
