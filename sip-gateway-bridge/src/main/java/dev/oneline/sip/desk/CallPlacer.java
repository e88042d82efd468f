package dev.oneline.sip.desk;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.PlacedCallInput;
import java.util.function.Consumer;

/** Where calls out begin. */
public interface CallPlacer {
    /**
     * Sends nothing yet.
     *
     * @param trunk has a gateway
     * @param heard is told on the calls' event loop what comes of it
     */
    PlacedCallPeer prepare(Trunk trunk, Dialling dialling, Consumer<PlacedCallInput> heard);

    /**
     * @param number what is dialled
     * @param caller the number that the called party sees; empty: withheld
     * @param callerName beside it; may be empty
     */
    record Dialling(String number, String caller, String callerName) {}
}
