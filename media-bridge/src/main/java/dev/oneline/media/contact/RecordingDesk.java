package dev.oneline.media.contact;

import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.recording.Recorder;
import dev.oneline.media.recording.RecordingRoom;
import dev.oneline.media.rtp.Codec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes recorders and reports what they record. What isn't taken yet is kept by the reports, within the room there is. */
public final class RecordingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingDesk.class);

    private final Reports reports;
    private final RecordingRoom room;
    private final MeterRegistry meters;

    public RecordingDesk(Reports reports, RecordingRoom room, MeterRegistry meters) {
        this.reports = reports;
        this.room = room;
        this.meters = meters;
        Gauge.builder("oneline.media.recording_bytes", room, RecordingRoom::takenBytes)
                .register(meters);
    }

    Recorder recorder(String tenant, String contactId, MessageRecording asked, Codec codec) {
        return new Recorder(asked, codec, room, new Reporter(tenant, contactId));
    }

    private final class Reporter implements Recorder.Outlet {
        private final String tenant;
        private final String contactId;

        Reporter(String tenant, String contactId) {
            this.tenant = tenant;
            this.contactId = contactId;
        }

        @Override
        public void part(String recordingId, int index, Codec codec, byte[] audio) {
            var part = new Report.RecordingPart(contactId, recordingId, index, codec.encodingName(), new Octets(audio));
            reports.report(tenant, part, room::settled);
        }

        @Override
        public void ended(String recordingId, RecordingEndCause cause, long lengthMs, int parts, boolean noRoom) {
            String end = noRoom ? "no_room" : cause.name().toLowerCase(Locale.ROOT);
            meters.counter("oneline.media.recordings", "end", end).increment();
            if (noRoom) {
                LOG.warn(
                        "recording cut short: no room recording={} length_ms={} kept_bytes={}",
                        recordingId,
                        lengthMs,
                        room.takenBytes());
            }
            reports.report(tenant, new Report.RecordingEnded(contactId, recordingId, cause, lengthMs, parts));
        }
    }
}
