package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.config.NumericAddress;
import dev.oneline.sip.call.PlacedCallInput;
import dev.oneline.sip.desk.CallPlacer;
import dev.oneline.sip.desk.PlacedCallPeer;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** RFC 3261 8.1 for calls that we place. Runs on the calls' event loop. */
final class UserAgentClient implements CallPlacer {
    private final SipEdge edge;
    private final DialogTable table;
    private final InviteWriter writer;

    UserAgentClient(SipEdge edge, DialogTable table) {
        this.edge = edge;
        this.table = table;
        this.writer = new InviteWriter(edge);
    }

    @Override
    public PlacedCallPeer prepare(Trunk trunk, Dialling dialling, Consumer<PlacedCallInput> heard) {
        InetSocketAddress gateway = NumericAddress.parse(String.valueOf(trunk.gateway()))
                .orElseThrow(() -> new IllegalArgumentException("the trunk has no gateway"));
        var hop = new HopImpl(gateway.getAddress().getHostAddress(), gateway.getPort(), PlacedDialog.TRANSPORT);
        return new PlacedDialog(edge, table, trunk, writer, dialling, hop, heard);
    }

    /** A response to an INVITE of ours. */
    void responded(SIPResponse response) {
        PlacedDialog dialog = table.byInvite(response.getTopmostVia().getBranch());
        if (dialog != null) {
            dialog.responded(response, Bodies.description(response));
        }
    }
}
