package dev.oneline.sip.jain;

import dev.oneline.runtime.boot.StartRefused;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Binds the sockets before the stack exists, so that a busy port is one clear line and port 0 works, and hands them to
 * the stack with the door in front.
 */
final class GatewaySockets implements NetworkLayer, AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final int TRIES_FOR_A_FREE_PORT = 20;

    private final DatagramSocket datagrams;
    private final ServerSocket connections;

    private GatewaySockets(DatagramSocket datagrams, ServerSocket connections) {
        this.datagrams = datagrams;
        this.connections = connections;
    }

    /** @throws StartRefused when the address isn't ours or the port is taken */
    static GatewaySockets open(String bindAddress, int port, Door door) throws StartRefused {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(bindAddress);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "SIP: " + bindAddress + " is not a numeric address; give --bind one of this machine");
        }
        for (int attempt = 1; ; attempt++) {
            DatagramSocket udp = null;
            try {
                udp = new DoorDatagramSocket(new InetSocketAddress(address, port), door);
                return new GatewaySockets(udp, new DoorServerSocket(udp.getLocalPort(), BACKLOG, address, door));
            } catch (IOException e) {
                if (udp != null) {
                    udp.close();
                }
                if (port != 0 || attempt == TRIES_FOR_A_FREE_PORT) {
                    throw new StartRefused("SIP: can't listen on " + bindAddress + " port " + port + " ("
                            + e.getMessage() + "); choose another with --sip-port");
                }
            }
        }
    }

    int port() {
        return datagrams.getLocalPort();
    }

    InetAddress address() {
        return datagrams.getLocalAddress();
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            connections.close();
        } catch (IOException e) {
            // Nothing is left to release.
        }
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) {
        return datagrams;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        return connections;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connect(address, port, null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress) throws IOException {
        return connect(address, port, localAddress);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connect(address, port, localAddress);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        throw new SocketException("one socket sends and receives everything");
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw new SocketException("no TLS here");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw new SocketException("no TLS here");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress localAddress) throws IOException {
        throw new SocketException("no TLS here");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // Needs nothing of it.
    }

    private static Socket connect(InetAddress address, int port, @Nullable InetAddress local) throws IOException {
        var socket = new Socket();
        try {
            if (local != null) {
                socket.bind(new InetSocketAddress(local, 0));
            }
            socket.connect(new InetSocketAddress(address, port), CONNECT_TIMEOUT_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
