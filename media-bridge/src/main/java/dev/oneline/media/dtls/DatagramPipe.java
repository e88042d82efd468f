package dev.oneline.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Carries datagrams from the network's thread to the handshake that waits for them. Holds {@link #MAX_QUEUED}; what
 * comes beyond is dropped as the network might have. Closing wakes whoever waits.
 */
final class DatagramPipe implements DatagramTransport {
    static final int MAX_QUEUED = 32;
    /** What fits the smallest path that WebRTC is used on, without fragments. */
    private static final int SEND_LIMIT = 1_200;

    private static final int RECEIVE_LIMIT = 1_500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private final DtlsSession.Output output;
    private boolean closed;
    private boolean patient = true;

    DatagramPipe(DtlsSession.Output output) {
        this.output = output;
    }

    /** Returns false when it was dropped. */
    boolean offer(byte[] datagram) {
        lock.lock();
        try {
            if (closed || queue.size() >= MAX_QUEUED) {
                return false;
            }
            queue.add(datagram);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on an empty queue means "nothing now" rather than "wait". */
    void neverWait() {
        lock.lock();
        try {
            patient = false;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        lock.lock();
        try {
            long leftNs = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (queue.isEmpty() && !closed && patient && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            byte[] datagram = queue.poll();
            if (datagram == null) {
                if (closed) {
                    throw new IOException("transport closed");
                }
                return -1;
            }
            int taken = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, taken);
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        output.send(buffer, offset, length);
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
