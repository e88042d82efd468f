package dev.oneline.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started and is to be stopped, the last first. Closing wins over opening: what is opened while or after
 * everything is closed is closed at once, so that a Ctrl-C in the middle of a start leaves nothing. Thread-safe.
 */
public final class OpenThings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenThings.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    public void add(AutoCloseable thing) {
        synchronized (this) {
            if (!closed) {
                open.push(thing);
                return;
            }
        }
        closeQuietly(thing);
    }

    @Override
    public void close() {
        AutoCloseable thing = next();
        while (thing != null) {
            closeQuietly(thing);
            thing = next();
        }
    }

    @SuppressWarnings("NullAway") // null: nothing left
    private synchronized AutoCloseable next() {
        closed = true;
        return open.poll();
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("could not be stopped cleanly cause=\"{}\"", e.toString());
        }
    }
}
