package dev.oneline.backend.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardSnapshot;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.boot.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardLoopTest {
    private static final Carrier CARRIER = new Carrier("media", "sip", null);

    private final FakeJournal journal = new FakeJournal();
    private final List<Long> released = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ShardLoop loop = new ShardLoop(
            "test",
            journal,
            InstantSource.system(),
            new Listening(),
            new ShardSignals("test", Metrics.registry()),
            new ShardLoop.Limits(8, 4, 5, 50, 1, 10, 3_000));

    @AfterEach
    void stop() {
        Eventually.await(loop.stop());
    }

    @Test
    void shouldReleaseNothingThatIsNotOnTheLog() {
        givenStarted();
        journal.failing = true;

        var reply = Eventually.await(loop.submit(new Command.AttachDesk("alice")));

        assertThat(reply).isInstanceOf(ShardReply.Unavailable.class);
        assertThat(released).containsExactly(1L);
        journal.failing = false;
        assertThat(whenServing(new Command.AttachDesk("alice"))).isInstanceOf(ShardReply.Done.class);
        assertThat(journal.events).hasSize(2);
        // The reply is out before the listener is told.
        Eventually.until("the second release", () -> released.size() == 2);
        assertThat(released).containsExactly(1L, 2L);
    }

    @Test
    void shouldRebuildWhenAnotherOwnerWrote() {
        givenStarted();
        var foreign = new dev.oneline.core.shard.Event.DeskAttached("alice");
        journal.events.add(new Recorded(2, 5, foreign));

        Eventually.await(loop.submit(new Command.AttachDesk("alice")));

        assertThat(whenServing(new Command.SignIn("alice"))).isInstanceOf(ShardReply.Done.class);
        assertThat(journal.events.get(1).event()).isEqualTo(foreign);
        assertThat(journal.events.get(2).seq()).isEqualTo(3);
    }

    @Test
    void shouldStandByWhileAnotherOwnsTheShardAndBuildItOnceItIsGiven() {
        journal.ours = false;
        Eventually.await(loop.start());
        assertThat(Eventually.await(loop.submit(new Command.AttachDesk("alice"))))
                .isInstanceOf(ShardReply.Unavailable.class);
        assertThat(heard).containsExactly("stands by");
        // The owner goes on meanwhile.
        journal.events.add(new Recorded(1, 5, new dev.oneline.core.shard.Event.TenantConfigured(config(), "", "")));

        journal.ours = true;

        assertThat(whenServing(new Command.AttachDesk("alice"))).isInstanceOf(ShardReply.Done.class);
        assertThat(heard).containsExactly("stands by", "serves");
        assertThat(journal.events).hasSize(2);
    }

    @Test
    void shouldStepBackWhenTheShardIsTaken() {
        givenStarted();

        journal.ours = false;

        Eventually.until("it steps back", () -> heard.contains("stands by"));
        assertThat(Eventually.await(loop.submit(new Command.AttachDesk("alice"))))
                .isInstanceOf(ShardReply.Unavailable.class);
        assertThat(journal.events).hasSize(1);
    }

    @Test
    void shouldAnswerARejectionAndGoOn() {
        givenStarted();

        var reply = Eventually.await(loop.submit(new Command.SetReady("nobody")));

        assertThat(reply).isEqualTo(new ShardReply.Rejected(Rejection.NO_SUCH_AGENT));
        assertThat(whenServing(new Command.AttachDesk("alice"))).isInstanceOf(ShardReply.Done.class);
    }

    @Test
    void shouldStartFromASnapshotAndTheTail() {
        givenStarted();
        for (int n = 0; n < 4; n++) {
            whenServing(new Command.AttachDesk("alice"));
            whenServing(new Command.DetachDesk("alice"));
        }
        Eventually.until("a snapshot", () -> journal.snapshot != null);
        journal.replayedFrom = -1;

        var second = new ShardLoop(
                "test",
                journal,
                InstantSource.system(),
                new Listening(),
                new ShardSignals("test", Metrics.registry()),
                ShardLoop.Limits.DEFAULT);
        Eventually.await(second.start());

        assertThat(journal.replayedFrom).isEqualTo(journal.snapshot.seq());
        assertThat(Eventually.await(second.read(ShardView::lastSeq))).isEqualTo(journal.events.size());
        Eventually.await(second.stop());
    }

    @Test
    void shouldTakeWhatComesLateBeforeItRunsOut() {
        givenStarted();
        for (var command : List.of(
                new Command.AttachDesk("alice"),
                new Command.SignIn("alice"),
                new Command.SetReady("alice"),
                new Command.ArriveContact(
                        "c1", Channel.VOICE, "4001", new Party("138", ""), CARRIER, Demand.NONE, "", 0))) {
            assertThat(whenServing(command)).as(command.toString()).isInstanceOf(ShardReply.Done.class);
        }
        var offerId = Eventually.await(
                loop.read(view -> view.contact("c1").offers().getFirst().offerId()));
        Eventually.await(loop.stop());

        // Ten minutes later; it rang for 20 s.
        var second = new ShardLoop(
                "test",
                journal,
                InstantSource.offset(InstantSource.system(), Duration.ofMinutes(10)),
                new Listening(),
                new ShardSignals("test", Metrics.registry()),
                ShardLoop.Limits.DEFAULT);
        Eventually.await(second.start());

        assertThat(Eventually.await(second.submit(new Command.AcceptOffer("alice", offerId))))
                .isInstanceOf(ShardReply.Done.class);
        Eventually.await(second.stop());
    }

    @Test
    void shouldRefuseWhenItIsFullOrStopped() throws InterruptedException {
        givenStarted();
        journal.gate.acquire();
        var replies = new ArrayList<io.vertx.core.Future<ShardReply>>();
        for (int n = 0; n < 40; n++) {
            replies.add(loop.submit(n % 2 == 0 ? new Command.AttachDesk("alice") : new Command.DetachDesk("alice")));
        }
        journal.gate.release();

        var kinds = replies.stream()
                .map(reply -> Eventually.await(reply).getClass().getSimpleName())
                .toList();

        assertThat(kinds).contains("Done", "Unavailable");
        Eventually.await(loop.stop());
        assertThat(Eventually.await(loop.submit(new Command.AttachDesk("alice"))))
                .isInstanceOf(ShardReply.Unavailable.class);
    }

    private void givenStarted() {
        Eventually.await(loop.start());
        assertThat(Eventually.await(loop.submit(new Command.Configure(config()))))
                .isInstanceOf(ShardReply.Done.class);
    }

    private static TenantConfig config() {
        return new TenantConfig(
                1,
                List.of(new TenantConfig.QueueConfig(
                        "sales", "Sales", 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE)),
                List.of(RoutingProfile.calls("seller", List.of("sales"))),
                List.of(new TenantConfig.AgentConfig("alice", "Alice", "seller")),
                List.of(new TenantConfig.EntryPoint("4001", "sales", "")),
                new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                new TenantConfig.Limits(100, 10, 10));
    }

    /** Asks again while the shard is being rebuilt, as a bridge does. */
    private ShardReply whenServing(Command command) {
        var reply = new ShardReply[1];
        Eventually.until("an answer", () -> {
            reply[0] = Eventually.await(loop.submit(command));
            return !(reply[0] instanceof ShardReply.Unavailable);
        });
        return reply[0];
    }

    private final class Listening implements ShardListener {
        @Override
        public void serves() {
            heard.add("serves");
        }

        @Override
        public void standsBy() {
            heard.add("stands by");
        }

        @Override
        public void released(Release release) {
            released.add(release.view().lastSeq());
        }

        @Override
        public List<Command> review(ShardView view, long nowMs) {
            return List.of();
        }
    }

    /** A log in memory that fails when it is told to. */
    private static final class FakeJournal implements Journal {
        private final List<Recorded> events = new CopyOnWriteArrayList<>();
        private final java.util.concurrent.Semaphore gate = new java.util.concurrent.Semaphore(1);
        private volatile ShardSnapshot snapshot;
        private volatile boolean failing;
        private volatile boolean ours = true;
        private volatile long replayedFrom = -1;

        @Override
        public boolean claim() {
            return ours;
        }

        @Override
        public boolean holds() {
            return ours;
        }

        @Override
        public ShardSnapshot newestSnapshot() {
            return snapshot;
        }

        @Override
        public void replay(long seq, Consumer<Recorded> each) {
            replayedFrom = seq;
            events.stream().filter(event -> event.seq() > seq).forEach(each);
        }

        @Override
        public void append(List<Recorded> fresh) throws JournalFailed {
            gate.acquireUninterruptibly();
            gate.release();
            if (failing || fresh.getFirst().seq() != events.size() + 1) {
                throw new JournalFailed("refused", null);
            }
            events.addAll(fresh);
        }

        @Override
        public void save(ShardSnapshot fresh) {
            snapshot = fresh;
        }
    }
}
