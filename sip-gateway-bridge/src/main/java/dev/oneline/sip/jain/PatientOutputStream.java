package dev.oneline.sip.jain;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes from a thread of its own, so that the calls' event loop never waits for a peer that doesn't read. A peer that
 * lets more than the queue pile up loses its connection.
 */
final class PatientOutputStream extends OutputStream {
    private static final int MAX_QUEUED_WRITES = 2_000;
    private static final byte[] END = {};

    private final OutputStream sink;
    private final Socket socket;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(MAX_QUEUED_WRITES);

    PatientOutputStream(OutputStream sink, Socket socket) {
        this.sink = sink;
        this.socket = socket;
        Thread.ofVirtual().name("sip-tcp-writer").start(this::drain);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0 && !queue.offer(Arrays.copyOfRange(bytes, offset, offset + length))) {
            socket.close();
            throw new IOException("the peer doesn't read");
        }
    }

    @Override
    public void close() throws IOException {
        if (!queue.offer(END)) {
            socket.close();
        }
    }

    /** Lets the writing thread go; what it hasn't written is lost with the connection. */
    void abandon() {
        queue.clear();
        // Full again at once? Then the thread is busy, and its next write fails.
        var unused = queue.offer(END);
    }

    private void drain() {
        try {
            while (true) {
                byte[] next = queue.take();
                if (next == END) {
                    break;
                }
                sink.write(next);
            }
        } catch (IOException e) {
            // The connection is gone; its reader finds out too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
