package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller leaves a message; the media bridge's part is played by hand. */
class MessageTest {
    private static final String MESSAGE_LINE = "4008001236";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldRecordAfterTheBeepAndGoOn() {
        sip.callArrives("c1", MESSAGE_LINE);
        var recording = asked("c1");
        assertThat(recording.terminators()).isEqualTo("#");
        says("c1", recording, 0);
        // It was acknowledged, and the acknowledgement was lost.
        says("c1", recording, 0);
        says("c1", recording, 1);
        var ended = new Report.RecordingEnded("c1", recording.recordingId(), RecordingEndCause.KEY, 6_000, 2);
        media.report(ended);
        media.report(ended);

        media.presses("c1", "zh-CN/message-menu", "1");
        media.hears("c1", "zh-CN/message-saved");
        assertThat(sound("demo", recording, 0).totalBytes()).isEqualTo(44 + 2 * 48_000);
        assertThat(sound("demo", recording, 44 + 2 * 24_000).wav().length()).isEqualTo(2 * 24_000);
        assertThat(sound("nobody", recording, 0)).isEqualTo(SoundChunk.MISSING);
        // It waits for an agent, as a contact of its own.
        Eventually.until("a message in the queue", () -> floor().contains(recording.recordingId()));
    }

    @Test
    void shouldKeepTheMessageOfACallerWhoHangsUp() {
        sip.callArrives("c2", MESSAGE_LINE);
        var recording = asked("c2");
        says("c2", recording, 0);
        sip.report(new Report.CallEnded("c2", CallEndCause.HUNG_UP));
        media.plan("c2", 0);
        says("c2", recording, 1);
        media.report(new Report.RecordingEnded("c2", recording.recordingId(), RecordingEndCause.GONE, 6_000, 2));

        Eventually.until("a message in the queue", () -> floor().contains(recording.recordingId()));
        assertThat(sound("demo", recording, 0).totalBytes()).isEqualTo(44 + 2 * 48_000);
    }

    private MessageRecording asked(String contactId) {
        var leg = media.hears(contactId, "beep");
        return Objects.requireNonNull(leg.recording(), "nothing is recorded");
    }

    private void says(String contactId, MessageRecording recording, int index) {
        var audio = new byte[24_000];
        java.util.Arrays.fill(audio, (byte) (index + 1));
        var reply = media.report(
                new Report.RecordingPart(contactId, recording.recordingId(), index, "PCMA", new Octets(audio)));
        assertThat(reply.refusal()).isNull();
    }

    private String floor() {
        return rig.desk("leader").next("floor").encode();
    }

    private SoundChunk sound(String tenant, MessageRecording recording, int offset) {
        var query = new SoundQuery(tenant, "recordings/" + recording.recordingId(), offset);
        return Eventually.await(
                rig.bus().ask(BusAddress.SOUNDS, query, SoundQuery.class, SoundChunk.class, Duration.ofSeconds(5)));
    }
}
