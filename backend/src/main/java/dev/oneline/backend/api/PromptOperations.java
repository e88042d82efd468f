package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.prompt.LibraryName;
import dev.oneline.backend.prompt.Losing;
import dev.oneline.backend.prompt.PromptListing;
import dev.oneline.backend.prompt.Prompts;
import dev.oneline.backend.prompt.WhereUsed;
import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.prompt.sound.SoundFile;
import dev.oneline.backend.prompt.sound.Unreadable;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.StorableText;
import dev.oneline.runtime.sound.ShippedSounds;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The library of prompts: read by those who oversee, changed by administrators. What is changed holds at once. */
final class PromptOperations {
    private final Function<ApiCall, TenantService> tenants;
    private final Database database;
    private final WorkPool decoders;

    /** @param decoders where sound files are read: it takes up to a second of a core each */
    PromptOperations(Function<ApiCall, TenantService> tenants, Database database, WorkPool decoders) {
        this.tenants = tenants;
        this.database = database;
        this.decoders = decoders;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listPrompts", Allowed.toOversee(this::list),
                "changePrompt", Allowed.toAdminister(this::change),
                "orderPrompts", Allowed.toAdminister(this::order),
                "getPromptUses", Allowed.toOversee(this::uses),
                "getPromptSound", Allowed.toOversee(this::sound),
                "changePromptSound", Allowed.toAdminister(this::changeSound),
                "putPromptSound", Allowed.toAdminister(this::put));
    }

    private Future<Answer> list(ApiCall call) {
        return listing(call).map(Answer::ok);
    }

    private Future<List<PromptListing.Item>> listing(ApiCall call) {
        return database.withTenant(call.user().tenant(), connection -> PromptListing.of(Prompts.list(connection)));
    }

    private Future<Answer> one(ApiCall call) {
        var name = call.path("name");
        return listing(call).compose(items -> items.stream()
                .filter(item -> item.own() && item.name().equals(name))
                .findFirst()
                .map(item -> Future.succeededFuture(Answer.ok(item)))
                .orElseGet(PromptOperations::none));
    }

    /** One that is played stays, unless what ships under its name is heard then. */
    private Future<Answer> change(ApiCall call) {
        var name = call.path("name");
        var body = call.body();
        var deleted = body.getBoolean("deleted");
        var change = new Prompts.Change(
                stripped(body.getString("displayName")), stripped(body.getString("folder")), deleted);
        if (change.displayName() != null && change.displayName().isEmpty()) {
            return Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "displayName"));
        }
        var tenant = tenants.apply(call);
        var uses = Boolean.TRUE.equals(deleted) && !PromptListing.ships(name)
                ? tenant.read(view -> WhereUsed.of(view, name, call.language()))
                : Future.succeededFuture(List.<WhereUsed.Use>of());
        return uses.compose(PromptOperations::unlessUsed)
                .compose(done -> database.withTenant(
                        call.user().tenant(),
                        connection -> Prompts.change(
                                connection, name, change, call.user().userId(), tenant.nowMs())))
                .compose(outcome -> changed(call, outcome));
    }

    /** A language that is played stays, unless something else is heard then. */
    private Future<Answer> changeSound(ApiCall call) {
        var name = call.path("name");
        var language = call.path("language");
        boolean deleted = call.body().getBoolean("deleted");
        var tenant = tenants.apply(call);
        return listing(call)
                .compose(items -> tenant.read(view -> deleted
                        ? WhereUsed.of(view, Losing.of(items, name, language)::loses, call.language())
                        : List.<WhereUsed.Use>of()))
                .compose(PromptOperations::unlessUsed)
                .compose(done -> database.withTenant(
                        call.user().tenant(),
                        connection -> Prompts.setDeleted(
                                connection, name, language, deleted, call.user().userId(), tenant.nowMs())))
                .compose(outcome -> changed(call, outcome));
    }

    private static Future<Void> unlessUsed(List<WhereUsed.Use> uses) {
        return uses.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(Refused.with(
                        Refusal.PROMPT_IN_USE,
                        uses.stream().map(WhereUsed.Problem::of).toList()));
    }

    private Future<Answer> changed(ApiCall call, Prompts.Outcome outcome) {
        return outcome == Prompts.Outcome.NONE
                ? none()
                : tenants.apply(call).prompts().changed().compose(done -> one(call));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : StorableText.of(text).strip();
    }

    private Future<Answer> order(ApiCall call) {
        var names = call.body().getJsonArray("names").stream()
                .map(String.class::cast)
                .toList();
        return database.withTenant(call.user().tenant(), connection -> {
                    Prompts.order(connection, call.body().getString("folder"), names);
                    return names;
                })
                .map(done -> Answer.done());
    }

    private Future<Answer> uses(ApiCall call) {
        return tenants.apply(call)
                .read(view -> WhereUsed.of(view, call.path("name"), call.language()))
                .map(Answer::ok);
    }

    private Future<Answer> sound(ApiCall call) {
        var language = call.path("language");
        var name = call.path("name");
        return database.withTenant(call.user().tenant(), connection -> Prompts.wav(connection, language, name)
                        .or(() -> shipped(language, name)))
                .compose(found -> found.map(wav -> Future.succeededFuture(Answer.bytes("audio/wav", wav)))
                        .orElseGet(PromptOperations::none));
    }

    /** The contract lets nothing in the name lead out of the folder. */
    private static Optional<byte[]> shipped(String language, String name) {
        var plain = language.equals(LibraryName.EVERY_LANGUAGE) ? name : language + "/" + name;
        if (!ShippedSounds.has(plain)) {
            return Optional.empty();
        }
        try (var in = ShippedSounds.open(plain)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(plain, e);
        }
    }

    /** In force for whatever begins to be played from now on. */
    private Future<Answer> put(ApiCall call) {
        var file = call.file();
        return decoders.run(() -> SoundFile.read(file))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Unreadable unreadable ? Refused.because(unreadable.refusal()) : cause))
                .compose(pcm -> save(call, pcm, ""));
    }

    /** In force for whatever begins to be played from now on. */
    Future<Answer> save(ApiCall call, Pcm pcm, String said) {
        var tenant = tenants.apply(call);
        var sound = new Prompts.NewSound(
                call.path("name"), call.path("language"), pcm, said, call.user().userId(), tenant.nowMs());
        return database.withTenant(
                        call.user().tenant(),
                        connection -> Prompts.save(connection, call.user().tenant(), sound))
                .compose(outcome -> outcome == Prompts.Outcome.FULL
                        ? Future.failedFuture(Refused.because(Refusal.TOO_MANY_PROMPTS))
                        : tenant.prompts().changed().compose(done -> one(call)));
    }

    private static Future<Answer> none() {
        return Future.failedFuture(Refused.because(Refusal.NO_SUCH_PROMPT));
    }
}
