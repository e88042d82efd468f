package dev.oneline.backend.ws;

import dev.oneline.backend.chat.Chats;
import dev.oneline.contract.ws.ServerMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/** Shows one connection what is written in one chat: each message once, in order, from the beginning. Thread-safe. */
final class ChatFeed {
    private final WsConnection connection;
    private final Chats chats;
    private final String contactId;
    private long sentSeq;
    private boolean again;
    private boolean failed;
    private @Nullable Promise<Void> reading;

    ChatFeed(WsConnection connection, Chats chats, String contactId) {
        this.connection = connection;
        this.chats = chats;
        this.contactId = contactId;
    }

    /** Something may be new. Completes when it is on its way, or can't be read now. */
    Future<Void> news() {
        Promise<Void> promise;
        synchronized (this) {
            if (reading != null) {
                again = true;
                return reading.future();
            }
            promise = Promise.promise();
            reading = promise;
        }
        read(promise);
        return promise.future();
    }

    /** What couldn't be read before. */
    void catchUp() {
        boolean missed;
        synchronized (this) {
            missed = failed;
            failed = false;
        }
        if (missed) {
            news();
        }
    }

    private void read(Promise<Void> promise) {
        long after;
        synchronized (this) {
            after = sentSeq;
        }
        chats.after(contactId, after).onComplete(read -> {
            boolean more;
            synchronized (this) {
                failed = read.failed();
                if (read.succeeded() && !read.result().isEmpty()) {
                    sentSeq = read.result().getLast().seq();
                    connection.send(new ServerMessage.Chat(contactId, read.result()));
                }
                more = again && read.succeeded();
                again = false;
                if (!more) {
                    reading = null;
                }
            }
            if (more) {
                read(promise);
            } else {
                promise.complete();
            }
        });
    }
}
