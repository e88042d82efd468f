package dev.oneline.contract.bus;

import org.jspecify.annotations.Nullable;

/**
 * The shard has the report on the log.
 *
 * @param refusal null, or why a {@link Report.CallArrived} isn't taken; the bridge then answers with {@code sipStatus}. Or why a {@link
 *     Report.RecordingPart} isn't
 * @param sipStatus 0 when not refused
 */
public record ReportReply(@Nullable String refusal, int sipStatus) {
    public static ReportReply taken() {
        return new ReportReply(null, 0);
    }
}
