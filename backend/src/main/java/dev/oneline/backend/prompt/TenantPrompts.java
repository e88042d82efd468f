package dev.oneline.backend.prompt;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.PromptsChanged;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.sound.ShippedSounds;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which prompts one tenant has of its own, as this backend knows: what names mean is asked for each plan, and never waits.
 * Other backends tell when one changes; should they not be heard, it is found within a minute.
 */
public final class TenantPrompts {
    private static final long LOOK_EVERY_MS = 60_000;
    private static final Pattern IN_LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Z]{2})?/.*");
    private static final Logger LOG = LoggerFactory.getLogger(TenantPrompts.class);

    private final String tenant;
    private final Node node;
    private final Database database;
    private volatile Map<String, LibraryName> own = Map.of();
    private volatile @Nullable Registration registration;
    private volatile long timer = -1;

    public TenantPrompts(String tenant, Node node, Database database) {
        this.tenant = tenant;
        this.node = node;
        this.database = database;
    }

    /** Completes once it is known what there is. */
    public Future<Void> start() {
        timer = node.vertx().setPeriodic(LOOK_EVERY_MS, ignored -> lookAgain());
        return node.bus()
                .subscribe(BusAddress.PROMPTS_CHANGED, PromptsChanged.class, this::hear)
                .onSuccess(opened -> registration = opened)
                .compose(opened -> look());
    }

    public Future<Void> stop() {
        node.vertx().cancelTimer(timer);
        var closing = registration;
        return closing == null ? Future.succeededFuture() : closing.close();
    }

    /** Here at once, elsewhere as soon as they hear of it. */
    public Future<Void> changed() {
        return look().onSuccess(done ->
                node.bus().publish(BusAddress.PROMPTS_CHANGED, new PromptsChanged(tenant), PromptsChanged.class));
    }

    /**
     * Whether anything is heard by this name: the tenant's own, or what ships.
     *
     * @param name as in {@code zh-CN/main-menu} or {@code hold-music}
     */
    public boolean knows(String name) {
        return find(name) != null || ShippedSounds.has(name);
    }

    /** What media bridges are to play for these names: of the tenant's own before what ships. */
    public List<String> resolve(List<String> names) {
        var known = own;
        return known.isEmpty() ? names : names.stream().map(this::resolve).toList();
    }

    private String resolve(String name) {
        var found = find(name);
        return found == null ? name : found.toString();
    }

    /** One for all languages takes the place of each that there is none for. */
    private @Nullable LibraryName find(String name) {
        var known = own;
        var found = known.get(name);
        return found == null && IN_LANGUAGE.matcher(name).matches()
                ? known.get(name.substring(name.indexOf('/') + 1))
                : found;
    }

    /** A piece of one as a WAV file; {@link SoundChunk#MISSING} when there is none of this name. */
    public Future<SoundChunk> read(String libraryName, int offset) {
        var name = LibraryName.parse(libraryName);
        return name.isEmpty() || offset < 0
                ? Future.succeededFuture(SoundChunk.MISSING)
                : database.withTenant(
                        tenant,
                        connection -> Prompts.read(
                                connection, name.get().language(), name.get().name(), offset, SoundChunk.MAX_BYTES));
    }

    private void hear(PromptsChanged changed) {
        if (changed.tenant().equals(tenant)) {
            lookAgain();
        }
    }

    private void lookAgain() {
        look().onFailure(cause -> LOG.warn("prompts not read tenant={} reason=\"{}\"", tenant, cause.getMessage()));
    }

    private Future<Void> look() {
        return database.withTenant(tenant, Prompts::versions)
                .onSuccess(found -> own = Map.copyOf(found))
                .mapEmpty();
    }
}
