package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.keys.Ended;

/** Told what happens to legs, on whatever thread it happens. */
public interface LegEvents {
    void onConnected(Leg leg, LegTransport transport);

    void onLost(Leg leg, LegTransport transport, LegLossCause cause);

    void onPromptFinished(Leg leg, String playId);

    void onInputEnded(Leg leg, Ended ended);
}
