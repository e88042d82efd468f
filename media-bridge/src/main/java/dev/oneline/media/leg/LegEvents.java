package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.LegLossCause;

/** Told what happens to legs, on whatever thread it happens. */
public interface LegEvents {
    void onConnected(Leg leg, LegTransport transport);

    void onLost(Leg leg, LegTransport transport, LegLossCause cause);

    void onPromptFinished(Leg leg, String playId);
}
