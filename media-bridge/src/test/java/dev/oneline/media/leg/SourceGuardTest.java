package dev.oneline.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose RTP is taken. */
class SourceGuardTest {
    private static final long WINDOW_NS = 10_000;
    private static final InetAddress TRUNK = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER_TRUNK = InetAddress.ofLiteral("192.0.2.2");
    private static final InetSocketAddress SIGNALLED = new InetSocketAddress(TRUNK, 4_000);

    @Test
    void shouldTakeTheSignalledSourceAlone() {
        var guard = guard(false);

        assertThat(guard.admits(SIGNALLED, 1)).isTrue();
        assertThat(guard.admits(new InetSocketAddress(TRUNK, 4_002), 1)).isFalse();
        assertThat(guard.admits(new InetSocketAddress("198.51.100.9", 4_000), 1))
                .isFalse();
        assertThat(guard.peer()).isEqualTo(SIGNALLED);
    }

    @Test
    void shouldTakeNobodyBeforeAnythingIsSignalled() {
        var guard = new SourceGuard(Set.of(TRUNK), true, WINDOW_NS);

        assertThat(guard.admits(SIGNALLED, 0)).isFalse();
        assertThat(guard.peer()).isNull();
    }

    @Test
    void shouldTakeTheTrunksOtherAddressOnTheSignalledPort() {
        var guard = guard(false);

        assertThat(guard.admits(new InetSocketAddress(OTHER_TRUNK, 4_000), 1)).isTrue();
        assertThat(guard.admits(new InetSocketAddress(OTHER_TRUNK, 4_001), 1)).isFalse();
    }

    @Test
    void shouldLatchOnTheFirstAllowedSourceInsideTheWindow() {
        var guard = guard(true);
        var natted = new InetSocketAddress(TRUNK, 61_000);

        assertThat(guard.admits(new InetSocketAddress("198.51.100.9", 61_000), 1))
                .isFalse();
        assertThat(guard.admits(natted, 2)).isTrue();
        assertThat(guard.peer()).isEqualTo(natted);
        assertThat(guard.admits(new InetSocketAddress(TRUNK, 61_002), 3)).isFalse();
        assertThat(guard.admits(SIGNALLED, 3)).isFalse();
    }

    @Test
    void shouldNotLatchAfterTheWindow() {
        var guard = guard(true);

        assertThat(guard.admits(new InetSocketAddress(TRUNK, 61_000), WINDOW_NS + 1))
                .isFalse();
        assertThat(guard.admits(SIGNALLED, WINDOW_NS + 2)).isTrue();
    }

    @Test
    void shouldNotBePushedAsideOnceTheSignalledSourceSpoke() {
        var guard = guard(true);
        guard.admits(SIGNALLED, 1);

        assertThat(guard.admits(new InetSocketAddress(TRUNK, 61_000), 2)).isFalse();
    }

    @Test
    void shouldForgetTheLatchWhenTheAddressChanges() {
        var guard = guard(true);
        guard.admits(new InetSocketAddress(TRUNK, 61_000), 1);
        var moved = new InetSocketAddress(OTHER_TRUNK, 5_000);

        guard.signal(moved, 50);

        assertThat(guard.peer()).isEqualTo(moved);
        assertThat(guard.admits(moved, 51)).isTrue();
    }

    private static SourceGuard guard(boolean latch) {
        var guard = new SourceGuard(Set.of(OTHER_TRUNK), latch, WINDOW_NS);
        guard.signal(SIGNALLED, 0);
        return guard;
    }
}
