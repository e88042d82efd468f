package dev.oneline.backend.recording;

import dev.oneline.backend.prompt.TenantPrompts;
import dev.oneline.backend.speech.TenantSpeech;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.contract.bus.SpokenName;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.bus.Registration;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Gives media bridges the sounds that don't ship with them. Any backend does it for any tenant: the database has them. */
public final class SoundDoor {
    private static final String RECORDINGS = "recordings/";

    private final Function<String, Optional<Sounds>> byTenant;

    /** The sounds of one tenant. */
    public record Sounds(Recordings recordings, TenantPrompts prompts, TenantSpeech speech) {}

    public SoundDoor(Function<String, Optional<Sounds>> byTenant) {
        this.byTenant = byTenant;
    }

    public Future<Registration> open(Bus bus) {
        return bus.serve(BusAddress.SOUNDS, SoundQuery.class, SoundChunk.class, this::read);
    }

    private Future<SoundChunk> read(SoundQuery query) {
        var sounds = byTenant.apply(query.tenant());
        if (sounds.isEmpty()) {
            return Future.succeededFuture(SoundChunk.MISSING);
        }
        if (query.name().startsWith(SpokenName.FOLDER)) {
            return sounds.get().speech().read(query.name(), query.offset());
        }
        if (!query.name().startsWith(RECORDINGS)) {
            return sounds.get().prompts().read(query.name(), query.offset());
        }
        var id = query.name().substring(RECORDINGS.length());
        return sounds.get().recordings().read(id, query.offset(), SoundChunk.MAX_BYTES);
    }
}
