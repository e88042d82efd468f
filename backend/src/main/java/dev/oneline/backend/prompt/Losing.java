package dev.oneline.backend.prompt;

import java.util.List;

/**
 * What is no longer heard without one language of a prompt.
 *
 * @param nothing whether nothing of the prompt is heard in any language
 * @param instead whether something else of it is heard in that language
 */
public record Losing(String name, String language, boolean nothing, boolean instead) {
    public static Losing of(List<PromptListing.Item> library, String name, String language) {
        var others = library.stream()
                .filter(item -> item.name().equals(name))
                .flatMap(item -> item.sounds().stream())
                .map(PromptListing.SoundItem::language)
                .filter(each -> !each.equals(language))
                .toList();
        boolean ships = PromptListing.ships(LibraryName.plain(language, name));
        return new Losing(
                name,
                language,
                others.isEmpty() && !PromptListing.ships(name),
                ships || others.contains(LibraryName.EVERY_LANGUAGE));
    }

    /**
     * Flows name what is spoken without its language: they go on with the others, and say when they are checked what is lacking.
     *
     * @param used as flows and the configuration have it
     */
    public boolean loses(String used) {
        return nothing ? WhereUsed.means(used, name) : !instead && used.equals(LibraryName.plain(language, name));
    }
}
