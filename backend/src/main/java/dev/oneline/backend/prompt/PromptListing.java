package dev.oneline.backend.prompt;

import dev.oneline.runtime.sound.ShippedSounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that flows can play: the tenant's own, with what of them ships, and then what only ships. */
public final class PromptListing {
    private PromptListing() {}

    /**
     * The contract's Prompt.
     *
     * @param own false: it only ships
     * @param deletedAtMs null: it isn't deleted
     * @param deletedSounds languages that were taken away, while that can be undone
     */
    public record Item(
            String name,
            String displayName,
            String folder,
            boolean own,
            boolean ships,
            @Nullable Long deletedAtMs,
            List<SoundItem> sounds,
            List<SoundItem> deletedSounds) {}

    /**
     * The contract's PromptSound.
     *
     * @param version 0: it ships
     * @param savedBy null: it ships
     * @param deletedAtMs null: it isn't deleted
     */
    public record SoundItem(
            String language,
            long version,
            long lengthMs,
            String text,
            @Nullable String savedBy,
            @Nullable Long savedAtMs,
            @Nullable Long deletedAtMs) {
        static SoundItem of(Prompts.SoundHead sound) {
            return new SoundItem(
                    sound.language(),
                    sound.version(),
                    sound.lengthMs(),
                    sound.said(),
                    sound.savedBy(),
                    sound.savedAtMs(),
                    sound.deletedAtMs());
        }
    }

    public static List<Item> of(List<Prompts.Own> own) {
        var shipped = shipped();
        var items = new ArrayList<Item>();
        var there = new HashSet<String>();
        for (var prompt : own) {
            var ships = shipped.getOrDefault(prompt.name(), List.of());
            if (prompt.deletedAtMs() == null) {
                there.add(prompt.name());
            }
            items.add(item(prompt, ships));
        }
        shipped.forEach((name, sounds) -> {
            if (!there.contains(name)) {
                items.add(new Item(name, name, "", false, true, null, sounds, List.of()));
            }
        });
        return items;
    }

    private static Item item(Prompts.Own prompt, List<SoundItem> ships) {
        var sounds = new ArrayList<SoundItem>();
        var deleted = new ArrayList<SoundItem>();
        var languages = new HashSet<String>();
        for (var sound : prompt.sounds()) {
            if (sound.deletedAtMs() == null) {
                languages.add(sound.language());
                sounds.add(SoundItem.of(sound));
            } else {
                deleted.add(SoundItem.of(sound));
            }
        }
        boolean every = languages.contains(LibraryName.EVERY_LANGUAGE);
        ships.stream()
                .filter(sound -> !every && !languages.contains(sound.language()))
                .forEach(sounds::add);
        return new Item(
                prompt.name(),
                prompt.displayName(),
                prompt.folder(),
                true,
                !ships.isEmpty(),
                prompt.deletedAtMs(),
                sounds,
                deleted);
    }

    private static Map<String, List<SoundItem>> shipped() {
        var byName = new LinkedHashMap<String, List<SoundItem>>();
        ShippedSounds.all().forEach((plain, text) -> {
            int slash = plain.indexOf('/');
            var language = slash < 0 ? LibraryName.EVERY_LANGUAGE : plain.substring(0, slash);
            byName.computeIfAbsent(plain.substring(slash + 1), name -> new ArrayList<>())
                    .add(new SoundItem(language, 0, ShippedSounds.lengthMs(plain), text, null, null, null));
        });
        return byName;
    }

    /** Whether anything is heard by this name without the tenant's own. */
    public static boolean ships(String name) {
        return ShippedSounds.has(name)
                || ShippedSounds.LANGUAGES.stream().anyMatch(language -> ShippedSounds.has(language + "/" + name));
    }
}
