package dev.oneline.backend.history;

import dev.oneline.backend.configuration.ConfigurationHistory;
import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.backend.eventlog.EventCodec.Unreadable;
import dev.oneline.backend.flow.FlowHistory;
import dev.oneline.core.shard.Recorded;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one tenant's log and keeps the history up to date, a moment behind the shard. A thread of its own. */
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int PAGE = 500;
    private static final long LOOK_AGAIN_MS = 5_000;
    private static final long RETRY_MS = 1_000;
    private static final long READ_TIMEOUT_S = 30;

    private final String tenant;
    private final Database database;
    private final EventLog log;
    private final Counter projected;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closing;

    public Projector(String tenant, Database database, EventLog log, MeterRegistry meters) {
        this.tenant = tenant;
        this.database = database;
        this.log = log;
        this.projected = meters.counter("oneline.history.projected");
        this.thread = Thread.ofVirtual().name("history-" + tenant).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There is more on the log. */
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    @Override
    public void close() {
        closing = true;
        wake();
    }

    private void run() {
        while (!closing) {
            try {
                boolean looked = news.tryAcquire(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                while (!closing && follow() == PAGE) {
                    LOG.debug("history catches up tenant={} woken={}", tenant, looked);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | ExecutionException | TimeoutException | Unreadable | RuntimeException e) {
                if (!closing) {
                    LOG.warn("history is behind tenant={} cause=\"{}\"", tenant, e.toString());
                    pause();
                }
            }
        }
    }

    /** Returns how many events there were. */
    private int follow() throws SQLException, ExecutionException, TimeoutException, InterruptedException, Unreadable {
        long seq = database.withTenantBlocking(tenant, connection -> ContactProjection.seq(connection, tenant));
        var events = read(seq + 1);
        if (!events.isEmpty()) {
            database.withTenantBlocking(tenant, connection -> {
                // Somebody else may have gone on in between.
                if (ContactProjection.seq(connection, tenant) == seq) {
                    ContactProjection.apply(connection, tenant, events);
                    ConfigurationHistory.apply(connection, tenant, events);
                    FlowHistory.apply(connection, tenant, events);
                }
                return seq;
            });
            projected.increment(events.size());
        }
        return events.size();
    }

    private List<Recorded> read(long fromSeq)
            throws ExecutionException, TimeoutException, InterruptedException, Unreadable {
        List<LogEntry> entries = log.read(ShardId.ofTenant(tenant), fromSeq, PAGE)
                .toCompletionStage()
                .toCompletableFuture()
                .get(READ_TIMEOUT_S, TimeUnit.SECONDS);
        var events = new ArrayList<Recorded>(entries.size());
        for (var entry : entries) {
            events.add(EventCodec.recorded(entry));
        }
        return events;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
