package dev.oneline.backend.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that users can read us in. */
public enum Language {
    EN("en"),
    ZH_CN("zh-CN");

    private static final List<Locale> LOCALES =
            List.of(Locale.forLanguageTag(EN.tag), Locale.forLanguageTag(ZH_CN.tag), Locale.CHINESE);
    private static final int HEADER_LIMIT = 200;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in {@code Accept-Language} and in the contract. */
    public String tag() {
        return tag;
    }

    /** By the {@code Accept-Language} header (RFC 9110, 12.5.4); English when it says nothing that we speak. */
    public static Language ofHeader(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > HEADER_LIMIT) {
            return EN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
            return best != null && best.getLanguage().equals("zh") ? ZH_CN : EN;
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    /** By the tag of a WebSocket hello. */
    public static Language ofTag(@Nullable String tag) {
        return ZH_CN.tag.equals(tag) ? ZH_CN : EN;
    }
}
