package dev.oneline.backend.chat;

import dev.oneline.core.flow.speech.Writing;
import dev.oneline.runtime.sound.ShippedSounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The words of sounds: of the tenant's own prompts before what ships, as media bridges play them. */
final class ChatTexts {
    private static final String SENTENCE_ENDS = ".!?。！？:：";

    private ChatTexts() {}

    /** Empty when there is nothing to read. */
    static String of(Connection connection, String language, List<String> sounds) throws SQLException {
        var text = new StringBuilder();
        for (var sound : sounds) {
            var words = words(connection, sound).strip();
            if (words.isEmpty()) {
                continue;
            }
            if (!text.isEmpty()) {
                var ended = SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
                text.append(ended ? "\n" : language.startsWith("zh") ? "" : " ");
            }
            text.append(words);
        }
        return text.toString();
    }

    private static String words(Connection connection, String sound) throws SQLException {
        if (sound.startsWith(Writing.TEXT)) {
            return sound.substring(Writing.TEXT.length());
        }
        var own = own(connection, sound);
        return own.isEmpty() ? ShippedSounds.all().getOrDefault(sound, "") : own;
    }

    /** What is said in it; one whose words nobody wrote down by what people call it. */
    private static String own(Connection connection, String sound) throws SQLException {
        var slash = sound.indexOf('/');
        try (var query = connection.prepareStatement("""
                SELECT CASE WHEN s.said <> '' THEN s.said ELSE p.display_name END
                FROM prompt_sounds s JOIN prompts p ON p.name = s.name AND p.deleted_at_ms IS NULL
                WHERE s.name = ? AND s.language IN (?, 'all') ORDER BY s.language = 'all' LIMIT 1""")) {
            query.setString(1, sound.substring(slash + 1));
            query.setString(2, slash < 0 ? "all" : sound.substring(0, slash));
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
