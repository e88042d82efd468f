package dev.oneline.backend.voicemail;

import dev.oneline.backend.mail.Letter;
import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.core.config.VoicemailBox;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A caller's message as a letter, in the language of its box. */
final class MessageLetter {
    static final Sentences SENTENCES = Sentences.of("mail");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);
    private static final int MAX_CALLER = 80;

    private MessageLetter() {}

    static Letter of(String tenant, VoicemailMessage message, VoicemailBox box, ZoneId zone, Buffer wav) {
        var language = Language.ofHeader(box.language());
        var at = Instant.ofEpochMilli(message.leftAtMs()).atZone(zone);
        var caller = caller(message.caller(), language);
        return new Letter(
                tenant + "." + message.messageId().replaceAll("[^A-Za-z0-9-]", ".") + "." + box.boxId(),
                box.mailTo(),
                fill("subject", language, caller, length(message), box.name(), ""),
                fill("text", language, caller, length(message), box.name(), MOMENT.format(at) + " (" + zone + ")"),
                new Letter.Attachment("message-" + FILE.format(at) + ".wav", "audio/wav", wav));
    }

    private static String fill(
            String code, Language language, String caller, String length, String box, String moment) {
        return SENTENCES
                .of(code, language)
                .replace("{1}", length)
                .replace("{2}", box)
                .replace("{3}", moment)
                // Last: whoever calls chooses his name, and it may look like a place to be filled.
                .replace("{0}", caller);
    }

    /** On one line. */
    private static String caller(VoicemailMessage.Caller caller, Language language) {
        var number = caller.address().isBlank() ? SENTENCES.of("no-number", language) : caller.address();
        var whole = caller.name().isBlank() ? number : caller.name() + ", " + number;
        var line = whole.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > MAX_CALLER ? line.substring(0, MAX_CALLER) : line;
    }

    private static String length(VoicemailMessage message) {
        long seconds = Math.max(1, Math.round(message.lengthMs() / 1_000.0));
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
