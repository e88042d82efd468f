package dev.oneline.core.flow;

import dev.oneline.core.shard.QueueView;
import dev.oneline.core.shard.ShardView;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether conditions hold. */
final class Comparing {
    static final Pattern OF_QUEUE = Pattern.compile("queue\\.(.+)\\.(waiting|ready|wait|open)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private final ShardView view;
    private final Map<String, String> variables;
    private final long nowMs;

    Comparing(ShardView view, Map<String, String> variables, long nowMs) {
        this.view = view;
        this.variables = variables;
        this.nowMs = nowMs;
    }

    boolean holds(Condition condition) {
        var left = subject(condition.subject());
        var right = Template.fill(condition.value(), variables);
        return switch (condition.op()) {
            case IS -> left.equals(right);
            case IS_NOT -> !left.equals(right);
            case BEGINS_WITH ->
                Arrays.stream(right.split(","))
                        .map(String::strip)
                        .anyMatch(prefix -> !prefix.isEmpty() && left.startsWith(prefix));
            case IN_LIST -> view.callerLists().has(right, left);
            case AT_LEAST -> numbers(left, right) && Double.parseDouble(left) >= Double.parseDouble(right);
            case BELOW -> numbers(left, right) && Double.parseDouble(left) < Double.parseDouble(right);
        };
    }

    private static boolean numbers(String left, String right) {
        return NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches();
    }

    /** That somebody who comes now would wait, reckoned as {@link ShardView#expectedWaitMs} does. */
    private static String seconds(QueueView queue) {
        var agents = queue.signedInAgents();
        return agents == 0 || queue.meanHandleMs() == 0
                ? ""
                : Long.toString((queue.waiting() + 1L) * queue.meanHandleMs() / agents / 1_000);
    }

    /** Empty where it isn't known. */
    private String subject(String subject) {
        var ofQueue = OF_QUEUE.matcher(subject);
        if (!ofQueue.matches()) {
            return variables.getOrDefault(subject, "");
        }
        var queueId = ofQueue.group(1);
        var queue = view.queue(queueId);
        if (queue == null) {
            return "";
        }
        return switch (ofQueue.group(2)) {
            case "waiting" -> Integer.toString(queue.waiting());
            case "wait" -> seconds(queue);
            case "ready" -> Integer.toString(queue.readyAgents());
            default -> Boolean.toString(view.isOpen(queueId, nowMs));
        };
    }
}
