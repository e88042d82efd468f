package dev.oneline.core.directory;

/**
 * Somebody who can be dialled by name.
 *
 * @param extension the digits that ring there
 * @param spelling the name in Latin letters, as it is dialled
 */
public record Person(String extension, String name, String spelling) {
    /** As it is said in a language: Chinese characters are for who speaks Chinese. */
    public String said(String language) {
        return language.startsWith("zh") || name.codePoints().noneMatch(Character::isIdeographic) ? name : spelling;
    }
}
