package dev.oneline.sip;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.sip.call.CallTimes;

/**
 * The SIP bridge's settings.
 *
 * @param bindAddress numeric address that SIP listens on, UDP and TCP
 * @param port 0 lets the system choose one that is free for both
 * @param maxCalls calls over all trunks; the next one gets 503
 * @param maxTransactions server transactions alive at once; the next request gets 503
 * @param mediaTimeoutMs for the media bridge's answer; 503 after it
 * @param stopGraceMs for the BYEs of {@code stop}
 */
public record SipConfig(
        String bindAddress,
        int port,
        int maxCalls,
        int maxTransactions,
        int mediaTimeoutMs,
        int stopGraceMs,
        CallTimes times) {

    /** Reads {@code bind}, {@code sip-port}, {@code sip-max-calls}, {@code sip-max-transactions}. */
    public static SipConfig from(Settings settings) throws SettingRefused {
        return new SipConfig(
                settings.text("bind", "127.0.0.1"),
                settings.port("sip-port", 5060),
                settings.integer("sip-max-calls", 2_000, 1, 100_000),
                settings.integer("sip-max-transactions", 50_000, 100, 1_000_000),
                3_000,
                2_000,
                CallTimes.DEFAULT);
    }
}
