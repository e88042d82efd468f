package dev.oneline.sip.jain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP listener that closes connections from strangers before anything is spent on them. */
final class DoorServerSocket extends ServerSocket {
    private final Door door;

    DoorServerSocket(int port, int backlog, InetAddress address, Door door) throws IOException {
        super(port, backlog, address);
        this.door = door;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            var connection = new DoorSocket(door);
            implAccept(connection);
            if (door.admits(connection.getInetAddress())) {
                return connection;
            }
            connection.close();
        }
    }
}
