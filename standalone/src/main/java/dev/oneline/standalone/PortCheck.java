package dev.oneline.standalone;

import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out before anything is started whether the ports are free, and says of each in one line what to do. */
final class PortCheck {
    private PortCheck() {}

    static void requireFree(UpOptions options) throws StartRefused {
        InetAddress address = InetAddress.ofLiteral(options.bindAddress());
        tcp(address, options.httpPort(), "HTTP", "--http-port");
        tcp(address, options.sipPort(), "SIP", "--sip-port");
        udp(address, options.sipPort(), "SIP", "--sip-port");
        udp(address, options.mediaPort(), "media", "--media-port");
    }

    private static void tcp(InetAddress address, int port, String what, String option) throws StartRefused {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), 1);
        } catch (IOException e) {
            throw refusal(address, port, what + ", TCP", option, e);
        }
    }

    private static void udp(InetAddress address, int port, String what, String option) throws StartRefused {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw refusal(address, port, what + ", UDP", option, e);
        }
    }

    private static StartRefused refusal(InetAddress address, int port, String what, String option, IOException e) {
        return new StartRefused("port " + port + " (" + what + ") on " + address.getHostAddress() + " can't be opened: "
                + e.getMessage() + "; stop what uses it, or choose another with " + option);
    }
}
