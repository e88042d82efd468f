package dev.oneline.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeRosterTest {
    private long nowMs = 10_000;
    private final NodeRoster roster = new NodeRoster(nowMs);

    @Test
    void shouldCallANodeNewOnlyTheFirstTime() {
        assertThat(roster.heard(media("m1"))).isTrue();
        assertThat(roster.heard(media("m1"))).isFalse();
        assertThat(roster.living(NodeKind.MEDIA))
                .extracting(NodeHeartbeat::nodeId)
                .containsExactly("m1");
        assertThat(roster.living(NodeKind.SIP)).isEmpty();
    }

    @Test
    void shouldLoseANodeThatIsSilentFor2500Ms() {
        roster.heard(media("m1"));
        assertThat(tickFor(2_250)).isEmpty();
        assertThat(roster.tick(nowMs += 250)).containsExactly(new LostNode(NodeKind.MEDIA, "m1"));
        assertThat(roster.living(NodeKind.MEDIA)).isEmpty();
    }

    @Test
    void shouldLoseOnlyTheSilentOne() {
        roster.heard(media("m1"));
        roster.heard(media("m2"));
        tickFor(1_500);
        roster.heard(media("m2"));
        assertThat(tickFor(1_000)).containsExactly(new LostNode(NodeKind.MEDIA, "m1"));
        assertThat(roster.living(NodeKind.MEDIA))
                .extracting(NodeHeartbeat::nodeId)
                .containsExactly("m2");
    }

    @Test
    void shouldNotTakeAPauseOfItsOwnForEveryonesDeath() {
        roster.heard(media("m1"));
        assertThat(roster.tick(nowMs += 60_000)).isEmpty();
        roster.heard(media("m1"));
        assertThat(tickFor(2_000)).isEmpty();
    }

    @Test
    void shouldNotBeMovedByAClockThatGoesBack() {
        roster.heard(media("m1"));
        assertThat(roster.tick(nowMs -= 5_000)).isEmpty();
        assertThat(tickFor(2_250)).isEmpty();
        assertThat(tickFor(250)).hasSize(1);
    }

    @Test
    void shouldLoseAnExpectedNodeThatNeverGreets() {
        roster.expect(NodeKind.SIP, "s1");
        assertThat(roster.living(NodeKind.SIP)).isEmpty();
        assertThat(tickFor(2_500)).containsExactly(new LostNode(NodeKind.SIP, "s1"));
    }

    @Test
    void shouldLetAnExpectedNodeJoin() {
        roster.expect(NodeKind.MEDIA, "m1");
        assertThat(roster.heard(media("m1"))).isTrue();
        assertThat(tickFor(2_000)).isEmpty();
    }

    @Test
    void shouldForgetANodeThatSaysGoodbyeAndTellOnce() {
        roster.heard(media("m1"));
        assertThat(roster.left("m1")).isEqualTo(new LostNode(NodeKind.MEDIA, "m1"));
        assertThat(roster.left("m1")).isNull();
        assertThat(tickFor(5_000)).isEmpty();
    }

    @Test
    void shouldTakeALostNodeThatIsHeardAgainForNew() {
        roster.heard(media("m1"));
        tickFor(2_500);
        assertThat(roster.heard(media("m1"))).isTrue();
    }

    /** Ticks every 250 ms and returns what the last tick found. */
    private List<LostNode> tickFor(long ms) {
        List<LostNode> lost = List.of();
        for (long passed = 0; passed < ms; passed += 250) {
            lost = roster.tick(nowMs += 250);
        }
        return lost;
    }

    private static NodeHeartbeat media(String id) {
        return new NodeHeartbeat(id, NodeKind.MEDIA, 1, 0, 10);
    }
}
