package dev.oneline.sip.jain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A UDP socket that yields only what the door lets pass, and answers what the door answers. */
final class DoorDatagramSocket extends DatagramSocket {
    private static final int MAX_DATAGRAM_BYTES = 65_535;
    private static final int DSCP_CS3 = 0x60;

    private final Door door;
    private final byte[] buffer = new byte[MAX_DATAGRAM_BYTES];

    DoorDatagramSocket(InetSocketAddress address, Door door) throws SocketException {
        super(address);
        this.door = door;
        setTrafficClass(DSCP_CS3);
    }

    /** One thread of the stack reads; it never sees a message longer than its own buffer. */
    @Override
    public void receive(DatagramPacket wanted) throws IOException {
        var received = new DatagramPacket(buffer, buffer.length);
        while (true) {
            received.setLength(buffer.length);
            super.receive(received);
            String message = new String(buffer, 0, received.getLength(), StandardCharsets.ISO_8859_1);
            Door.Look look = door.look(message, received.getAddress(), received.getPort(), true);
            if (look.answer() != null) {
                answer(look.answer(), received, look.answerPort());
            } else if (look.pass() != null && fill(wanted, look.pass(), received)) {
                return;
            }
        }
    }

    private static boolean fill(DatagramPacket wanted, String text, DatagramPacket received) {
        byte[] message = text.getBytes(StandardCharsets.ISO_8859_1);
        if (message.length > wanted.getData().length) {
            return false;
        }
        System.arraycopy(message, 0, wanted.getData(), 0, message.length);
        wanted.setLength(message.length);
        wanted.setAddress(received.getAddress());
        wanted.setPort(received.getPort());
        return true;
    }

    private void answer(String text, DatagramPacket received, int port) {
        try {
            byte[] response = text.getBytes(StandardCharsets.ISO_8859_1);
            send(new DatagramPacket(response, response.length, received.getAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            // Unreachable, or no such port: the sender asked for it.
        }
    }
}
