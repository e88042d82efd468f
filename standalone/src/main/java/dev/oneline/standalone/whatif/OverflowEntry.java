package dev.oneline.standalone.whatif;

import static dev.oneline.standalone.whatif.Entries.MS_PER_S;
import static dev.oneline.standalone.whatif.Entries.ms;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.runtime.boot.StartRefused;
import org.jspecify.annotations.Nullable;

/** What becomes of contacts that a queue can't serve, as it is written down. What it leaves out stays as it is. */
record OverflowEntry(
        @Nullable TargetEntry whenNobody,
        @Nullable Integer lengthLimit,
        @Nullable TargetEntry whenLong,
        @Nullable Double waitLimitS,
        @Nullable TargetEntry whenWaited) {
    private static final int MAX_LENGTH = 1_000_000;

    /**
     * @param to stay, message, callback, or queue
     * @param queue where {@code to} is queue
     */
    record TargetEntry(@Nullable String to, @Nullable String queue) {
        Target target(String where) throws StartRefused {
            var kind = Entries.required(to, where + ": to");
            if (!kind.equals("queue") && queue != null) {
                throw new StartRefused(where + ": queue goes with \"to\": \"queue\" only");
            }
            return switch (kind) {
                case "stay" -> Target.STAY;
                case "queue" -> Target.queue(Entries.required(queue, where + ": queue"));
                case "message" -> Target.message("message");
                case "callback" -> Target.callback("");
                default -> throw new StartRefused(where + ": to is stay, queue, message or callback, not " + kind);
            };
        }
    }

    Overflow over(Overflow overflow, String where) throws StartRefused {
        return new Overflow(
                overflow.calendarId(),
                overflow.whenClosed(),
                target(where + "whenNobody", whenNobody, overflow.whenNobody()),
                Entries.number(where + "lengthLimit", lengthLimit, overflow.lengthLimit(), 0, MAX_LENGTH),
                target(where + "whenLong", whenLong, overflow.whenLong()),
                ms(where + "waitLimitS", waitLimitS, overflow.waitLimitMs() / MS_PER_S, MS_PER_S),
                target(where + "whenWaited", whenWaited, overflow.whenWaited()));
    }

    private static Target target(String where, @Nullable TargetEntry entry, Target otherwise) throws StartRefused {
        return entry == null ? otherwise : entry.target(where);
    }
}
