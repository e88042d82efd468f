package dev.oneline.standalone.processes;

import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one child alive: starts it, and again whenever it dies, until stopped. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final ChildKind kind;
    private Orders orders;
    private final Path home;
    private final LongSupplier nowMs;
    private final RestartPauses pauses = new RestartPauses();
    private @Nullable ChildProcess child;
    private long startedAtMs;
    private boolean closed;

    Supervisor(ChildKind kind, Orders orders, Path home, LongSupplier nowMs) {
        this.kind = kind;
        this.orders = orders;
        this.home = home;
        this.nowMs = nowMs;
    }

    /** The first start: waits for nothing, so that several go on side by side. */
    void launch() throws IOException {
        launchUnlessClosed();
    }

    /** Blocks until the first run serves; from then on it is watched. */
    Word awaitReady() throws IOException, StartRefused {
        ChildProcess first = current();
        if (first == null) {
            throw new StartRefused(kind.packageName() + " was stopped while it was starting");
        }
        Word word = first.awaitReady();
        Thread.ofVirtual().name("watch-" + kind.packageName()).start(this::watch);
        return word;
    }

    /** Blocks until the child has ended, for good. */
    void stop() throws InterruptedException {
        ChildProcess last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        if (last != null) {
            last.stop();
        }
    }

    private void watch() {
        try {
            for (ChildProcess watched = current(); watched != null; watched = restart(watched)) {
                watched.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the next run, null when there is to be none */
    private @Nullable ChildProcess restart(ChildProcess ended) throws InterruptedException {
        while (!isClosed()) {
            long pauseMs = pauses.afterRunOf(nowMs.getAsLong() - startedAtMs);
            LOG.warn(
                    "process ended part={} pid={}: starting it again in {} ms",
                    kind.packageName(),
                    ended.pid(),
                    pauseMs);
            TimeUnit.MILLISECONDS.sleep(pauseMs);
            try {
                launchUnlessClosed();
                ChildProcess next = current();
                if (next != null) {
                    next.awaitReady();
                    LOG.info(
                            "process serves again part={} pid={} tookMs={}",
                            kind.packageName(),
                            next.pid(),
                            nowMs.getAsLong() - startedAtMs);
                }
                return next;
            } catch (IOException | StartRefused e) {
                LOG.warn("process did not start part={} reason=\"{}\"", kind.packageName(), e.getMessage());
                stopCurrent();
            }
        }
        return null;
    }

    private synchronized void launchUnlessClosed() throws IOException {
        if (!closed) {
            startedAtMs = nowMs.getAsLong();
            child = ChildProcess.launch(kind, orders, home);
            orders = orders.nextRun();
        }
    }

    private void stopCurrent() throws InterruptedException {
        ChildProcess refused = current();
        if (refused != null) {
            refused.stop();
        }
    }

    private synchronized @Nullable ChildProcess current() {
        return child;
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
