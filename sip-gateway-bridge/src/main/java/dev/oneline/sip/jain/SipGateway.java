package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.sip.SipConfig;
import dev.oneline.sip.call.PlacedCallInput;
import dev.oneline.sip.desk.CallDesk;
import dev.oneline.sip.desk.CallPlacer;
import dev.oneline.sip.desk.PlacedCallPeer;
import dev.oneline.sip.desk.SipFigures;
import dev.oneline.sip.screen.MessageScreen;
import dev.oneline.sip.screen.Standing;
import dev.oneline.sip.trunk.TrunkBook;
import io.vertx.core.Context;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.TooManyListenersException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipProvider;
import org.jspecify.annotations.Nullable;

/** The SIP stack with everything around it, from its sockets to the user agents. Blocks while it opens and closes. */
public final class SipGateway implements CallPlacer, AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 32_768;
    private static final int MAX_CONNECTIONS = 256;

    private final GatewayStack stack;
    private final int port;
    private final UserAgentClient client;

    private SipGateway(GatewayStack stack, int port, UserAgentClient client) {
        this.stack = stack;
        this.port = port;
        this.client = client;
    }

    /** What a gateway is made of. Tags are random tokens of at least 32 bits, RFC 3261 19.3. */
    public record Parts(
            String name,
            SipConfig config,
            Context context,
            CallDesk desk,
            TrunkBook trunks,
            SipFigures figures,
            InstantSource clock,
            Supplier<String> tags) {}

    /** @throws StartRefused when the address isn't ours or the port is taken */
    public static SipGateway open(Parts parts) throws StartRefused {
        var late = new LateDoor();
        GatewaySockets sockets =
                GatewaySockets.open(parts.config().bindAddress(), parts.config().port(), late);
        try {
            var stack = new GatewayStack(parts.name(), MAX_MESSAGE_BYTES, MAX_CONNECTIONS, sockets);
            late.behind = door(stack, sockets, parts);
            return new SipGateway(stack, sockets.port(), listen(stack, sockets, parts));
        } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
            sockets.close();
            throw new StartRefused("SIP: the stack can't start: " + e.getMessage());
        }
    }

    /** The port in use, for UDP and TCP. */
    public int port() {
        return port;
    }

    /** Server transactions alive now. */
    public int transactions() {
        return stack.serverTransactions();
    }

    @Override
    public PlacedCallPeer prepare(Trunk trunk, Dialling dialling, Consumer<PlacedCallInput> heard) {
        return client.prepare(trunk, dialling, heard);
    }

    @Override
    public void close() {
        stack.stop();
    }

    private static UserAgentClient listen(GatewayStack stack, GatewaySockets sockets, Parts parts)
            throws SipException, InvalidArgumentException, TooManyListenersException {
        String host = sockets.address().getHostAddress();
        ListeningPoint udp = stack.createListeningPoint(host, sockets.port(), "udp");
        ListeningPoint tcp = stack.createListeningPoint(host, sockets.port(), "tcp");
        SipProvider provider = stack.createSipProvider(udp);
        provider.addListeningPoint(tcp);
        var edge = new SipEdge(provider, host, sockets.port(), parts.figures(), parts.tags());
        var table = new DialogTable(parts.context());
        var client = new UserAgentClient(edge, table);
        var server = new UserAgentServer(edge, table, parts.desk(), parts.trunks(), parts.figures(), parts.tags());
        provider.addSipListener(new GatewayListener(parts.context(), parts.figures(), server, client));
        stack.start();
        return client;
    }

    private static Door door(GatewayStack stack, GatewaySockets sockets, Parts parts) {
        var screen = new MessageScreen(
                new MessageScreen.Limits(
                        stack::serverTransactions, parts.config().maxTransactions()),
                source -> standing(parts.trunks(), source),
                parts.clock(),
                SipEdge.bracketed(sockets.address().getHostAddress()) + ":" + sockets.port(),
                parts.tags().get());
        return new ScreenDoor(screen, parts.trunks(), parts.figures());
    }

    private static Standing standing(TrunkBook trunks, String source) {
        if (trunks.bySource(source) != null) {
            return Standing.TRUNK;
        }
        return trunks.isKnown() ? Standing.STRANGER : Standing.UNKNOWN_YET;
    }

    /** The sockets are bound before there is a screen, which wants to know their port; until then the door is shut. */
    private static final class LateDoor implements Door {
        volatile @Nullable Door behind;

        @Override
        public Look look(String message, InetAddress source, int sourcePort, boolean overUdp) {
            Door door = behind;
            return door == null ? Look.drop() : door.look(message, source, sourcePort, overUdp);
        }

        @Override
        public boolean admits(InetAddress source) {
            Door door = behind;
            return door != null && door.admits(source);
        }
    }
}
