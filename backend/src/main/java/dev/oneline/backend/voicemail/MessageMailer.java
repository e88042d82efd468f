package dev.oneline.backend.voicemail;

import dev.oneline.backend.mail.Mail;
import dev.oneline.backend.recording.Recordings;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails each message to where its box says, one after another, by the backend that owns the shard. What was taken by the mail
 * server is written down after it, so that none is lost: one is sent twice only when a backend dies between the two, and then
 * with the same id. What fails is tried again, at ever longer intervals, for about half a day.
 */
public final class MessageMailer {
    private static final long LOOK_EVERY_MS = 2_000;
    private static final int AT_ONCE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(MessageMailer.class);

    private final String tenant;
    private final Node node;
    private final Database database;
    private final Recordings recordings;
    private final Mail mail;
    private final ZoneId zone;
    private volatile boolean busy;
    private volatile long timer = -1;

    /** @param zone in which times are told */
    public MessageMailer(String tenant, Node node, Database database, Recordings recordings, Mail mail, ZoneId zone) {
        this.tenant = tenant;
        this.node = node;
        this.database = database;
        this.recordings = recordings;
        this.mail = mail;
        this.zone = zone;
    }

    /**
     * @param serving whether the shard is ours
     * @param boxes as they are configured now
     */
    public void start(BooleanSupplier serving, Supplier<Future<List<VoicemailBox>>> boxes) {
        timer = node.vertx().setPeriodic(LOOK_EVERY_MS, ignored -> {
            if (serving.getAsBoolean() && !busy) {
                busy = true;
                boxes.get()
                        .compose(this::mail)
                        .onFailure(cause -> LOG.warn("messages not mailed tenant={} cause=\"{}\"", tenant, said(cause)))
                        .onComplete(done -> busy = false);
            }
        });
    }

    public void stop() {
        node.vertx().cancelTimer(timer);
    }

    private Future<Void> mail(List<VoicemailBox> boxes) {
        var mailing = new LinkedHashMap<String, VoicemailBox>();
        boxes.stream().filter(box -> !box.mailTo().isEmpty()).forEach(box -> mailing.put(box.boxId(), box));
        return database.withTenant(
                        tenant, connection -> MessageMail.due(connection, mailing.keySet(), nowMs(), AT_ONCE))
                .compose(due -> mail(due, mailing));
    }

    private Future<Void> mail(List<VoicemailMessage> due, Map<String, VoicemailBox> boxes) {
        var done = Future.<Void>succeededFuture();
        for (var message : due) {
            var box = boxes.get(message.boxId());
            if (box != null) {
                done = done.compose(ignored -> mail(message, box));
            }
        }
        return done;
    }

    private Future<Void> mail(VoicemailMessage message, VoicemailBox box) {
        return recordings
                .open(message.messageId())
                .map(wav -> wav.orElseThrow(() -> new IllegalStateException("its sound isn't there")))
                .compose(wav -> mail.send(MessageLetter.of(tenant, message, box, zone, Buffer.buffer(wav))))
                .transform(sent -> sent.succeeded() ? sent(message) : failed(message, sent.cause()));
    }

    private Future<Void> sent(VoicemailMessage message) {
        count("sent");
        LOG.info("message mailed tenant={} message={} box={}", tenant, message.messageId(), message.boxId());
        return database.withTenant(tenant, connection -> {
                    MessageMail.sent(connection, message.messageId(), nowMs());
                    return message;
                })
                .mapEmpty();
    }

    private Future<Void> failed(VoicemailMessage message, Throwable cause) {
        return database.withTenant(tenant, connection -> MessageMail.failed(connection, message.messageId(), nowMs()))
                .map(again -> {
                    count(again ? "failed" : "given-up");
                    LOG.warn(
                            "message not mailed tenant={} message={} box={} again={} cause=\"{}\"",
                            tenant,
                            message.messageId(),
                            message.boxId(),
                            again,
                            said(cause));
                    return null;
                });
    }

    private long nowMs() {
        return node.clock().millis();
    }

    private void count(String outcome) {
        node.meters().counter("oneline.mail.messages", "outcome", outcome).increment();
    }

    /** Of a mail server's answer one line. */
    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}
