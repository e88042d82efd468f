package dev.oneline.core.config;

import dev.oneline.core.config.ConfigProblem.Code;

/** Each voicemail box by itself. */
final class BoxCheck {
    private static final int MAX_OWNERS = 100;
    private static final int MAX_ADDRESS = 254;
    private static final long MIN_MESSAGE_MS = 5_000;
    private static final long MAX_MESSAGE_MS = 10 * 60_000;
    private static final long MIN_SILENCE_MS = 1_000;
    private static final long MAX_SILENCE_MS = 60_000;
    /** Whether mail arrives only the mail server knows. */
    private static final String ADDRESS = "[^\\s@<>,;\"]+@[^\\s@<>,;\"]+";

    private final TenantConfig config;
    private final ConfigIds ids;
    private final ProblemList problems;

    BoxCheck(TenantConfig config, ConfigIds ids, ProblemList problems) {
        this.config = config;
        this.ids = ids;
        this.problems = problems;
    }

    void check() {
        for (var i = 0; i < config.voicemailBoxes().size(); i++) {
            box("voicemailBoxes/" + i, config.voicemailBoxes().get(i));
        }
    }

    private void box(String at, VoicemailBox box) {
        problems.language(at + "/language", box.language());
        problems.range(at + "/maxMs", box.maxMs(), MIN_MESSAGE_MS, MAX_MESSAGE_MS);
        problems.range(at + "/silenceMs", box.silenceMs(), MIN_SILENCE_MS, MAX_SILENCE_MS);
        if (!box.queueId().isEmpty()) {
            problems.known(at + "/queueId", box.queueId(), ids.queues(), Code.UNKNOWN_QUEUE);
        }
        problems.atMost(at + "/ownerIds", box.ownerIds().size(), MAX_OWNERS);
        for (var i = 0; i < box.ownerIds().size(); i++) {
            problems.known(at + "/ownerIds/" + i, box.ownerIds().get(i), ids.agents(), Code.UNKNOWN_AGENT);
        }
        if (!box.mailTo().isEmpty()
                && (box.mailTo().length() > MAX_ADDRESS || !box.mailTo().matches(ADDRESS))) {
            problems.add(at + "/mailTo", Code.BAD_ADDRESS, box.mailTo());
        }
    }
}
