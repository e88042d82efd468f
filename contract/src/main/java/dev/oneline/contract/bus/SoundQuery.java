package dev.oneline.contract.bus;

/**
 * Asks a backend for a piece of a tenant's sound as a WAV file.
 *
 * @param name {@code recordings/ID}: what was recorded so far; {@code library/LANGUAGE:NAME:VERSION}: a prompt of the
 *     tenant's library, of the language {@code all} where it is the same in every language. A newer version is given where
 *     there is none of this any more; {@code say/LANGUAGE:TEXT}: a text that is spoken, see {@link SpokenName}
 * @param offset in bytes of the file
 */
public record SoundQuery(String tenant, String name, int offset) {
    /** What a name is made of after its folder. */
    public static final String ID_PATTERN = "[A-Za-z0-9][A-Za-z0-9:_-]{0,199}";
}
