package dev.oneline.backend.mail;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who takes our mail.
 *
 * @param tls from the first byte on (smtps); else as soon as the server offers it
 * @param user null: it takes mail from us as we are
 * @param from sender of all mail
 */
public record MailServer(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        String from) {
    private static final Pattern FORM = Pattern.compile(
            "smtp(?<tls>s?)://((?<user>[^:@/\\s]+):(?<password>[^@/\\s]+)@)?(?<host>[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+])(:(?<port>\\d{1,5}))?/?");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int MAX_PORT = 65_535;

    /** Reads {@code mail} and {@code mail-from}; empty: nothing is mailed. */
    public static Optional<MailServer> from(Settings settings) throws SettingRefused {
        var url = settings.optionalText("mail");
        var from = settings.optionalText("mail-from");
        return url == null ? Optional.empty() : Optional.of(parse(url, from));
    }

    private static MailServer parse(String url, @Nullable String from) throws SettingRefused {
        var matcher = FORM.matcher(url);
        // Never with what was typed: there is a password in it.
        if (!matcher.matches()) {
            throw new SettingRefused(
                    "mail", "smtp://…", "as in smtp://user:password@host:587 or smtps://user:password@host");
        }
        boolean tls = !matcher.group("tls").isEmpty();
        var port = matcher.group("port");
        int number = port == null ? (tls ? SUBMISSIONS : SUBMISSION) : Integer.parseInt(port);
        if (number < 1 || number > MAX_PORT) {
            throw new SettingRefused("mail", "smtp://…:" + port, "with a port from 1 to " + MAX_PORT);
        }
        var user = decoded(matcher.group("user"));
        var sender = from != null ? from : user != null && ADDRESS.matcher(user).matches() ? user : "oneline@localhost";
        if (!ADDRESS.matcher(sender).matches()) {
            throw new SettingRefused("mail-from", sender, "an address as in oneline@example.com");
        }
        var host = matcher.group("host").replace("[", "").replace("]", "");
        return new MailServer(host, number, tls, user, decoded(matcher.group("password")), sender);
    }

    /** An @ in a user's name is %40. */
    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
