package dev.oneline.sip.jain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose reader sees only whole messages that the door lets pass, and whose writer never waits for a slow
 * reader on the other side.
 */
final class DoorSocket extends Socket {
    private final Door door;
    private @Nullable InputStream input;
    private @Nullable PatientOutputStream output;

    DoorSocket(Door door) {
        this.door = door;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new DoorInputStream(
                    super.getInputStream(),
                    getOutputStream(),
                    message -> door.look(message, getInetAddress(), getPort(), false));
        }
        return input;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (output == null) {
            output = new PatientOutputStream(super.getOutputStream(), this);
        }
        return output;
    }

    @Override
    public synchronized void close() throws IOException {
        super.close();
        if (output != null) {
            output.abandon();
        }
    }
}
