package dev.oneline.backend.mail.smtp;

import dev.oneline.backend.mail.Letter;
import dev.oneline.backend.mail.Mail;
import dev.oneline.backend.mail.MailServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** One mail server, a few connections. */
public final class SmtpMail implements Mail {
    private static final int MAX_CONNECTIONS = 2;
    private static final int TIMEOUT_S = 20;

    private final MailClient client;
    private final String from;

    public SmtpMail(Vertx vertx, MailServer server) {
        this.from = server.from();
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.tls())
                .setStarttls(server.tls() ? StartTLSOptions.DISABLED : StartTLSOptions.OPTIONAL)
                .setLogin(server.user() == null ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setMaxPoolSize(MAX_CONNECTIONS)
                // Messages come now and then, and servers drop who is silent.
                .setKeepAlive(false)
                .setOwnHostname(from.substring(from.indexOf('@') + 1));
        if (server.user() != null) {
            config.setUsername(server.user()).setPassword(server.password());
        }
        config.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(TIMEOUT_S));
        config.setIdleTimeoutUnit(TimeUnit.SECONDS).setIdleTimeout(TIMEOUT_S);
        this.client = MailClient.create(vertx, config);
    }

    @Override
    public Future<Void> send(Letter letter) {
        var file = letter.attachment();
        var attachment = MailAttachment.create()
                .setName(file.fileName())
                .setContentType(file.mediaType())
                .setDisposition("attachment")
                .setData(file.content());
        var message = new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setAttachment(attachment);
        message.addHeader("Message-ID", "<" + letter.id() + from.substring(from.indexOf('@')) + ">");
        return client.sendMail(message).mapEmpty();
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
