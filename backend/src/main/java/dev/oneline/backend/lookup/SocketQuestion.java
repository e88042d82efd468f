package dev.oneline.backend.lookup;

import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.contract.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** A question on its way through {@link SocketSystem}, which alone touches it. */
final class SocketQuestion {
    static final long NO_TIMER = -1;

    /** By which the answer names it; the same on every connection. */
    final String id;

    final Buffer line;
    final long untilMs;
    private final Promise<Answer> answer = Promise.promise();
    /** Connections that it was sent on, or waited for, and that came to nothing. */
    int failedTries;

    /** Lines that had come when it was sent. */
    long heardBefore;

    long timer = NO_TIMER;

    SocketQuestion(Question question, long nowMs) {
        this.id = question.lookUpId();
        this.untilMs = nowMs + question.timeoutMs();
        var text = Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("contactId", question.contactId())
                .put("service", question.service());
        text.putPOJO("arguments", question.arguments());
        this.line = Buffer.buffer(text.toString()).appendByte((byte) '\n');
    }

    Future<Answer> answer() {
        return answer.future();
    }

    void succeed(Answer answered) {
        answer.tryComplete(answered);
    }

    void fail(Trouble trouble) {
        answer.tryFail(trouble.failure(""));
    }
}
