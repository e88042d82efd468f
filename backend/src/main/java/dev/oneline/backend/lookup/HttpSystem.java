package dev.oneline.backend.lookup;

import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.contract.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/**
 * Asks by {@code POST} of {@code {"contactId", "arguments": {…}}}. 200 with a JSON object is found, its texts, numbers and
 * truths are the values; 404 is not found; anything else has failed, and nothing is followed elsewhere.
 */
final class HttpSystem {
    private static final int CONNECT_TIMEOUT_MS = 3_000;
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_QUEUED = 1_000;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int ERRORS = 400;

    private final HttpClient client;

    /** That each request has. An empty name: none. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    HttpSystem(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxRedirects(0).setConnectTimeout(CONNECT_TIMEOUT_MS),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_QUEUED));
    }

    Future<Void> close() {
        return client.close();
    }

    Future<Answer> ask(String url, Header header, Question question) {
        var body = Json.MAPPER.createObjectNode().put("contactId", question.contactId());
        body.putPOJO("arguments", question.arguments());
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setTimeout(question.timeoutMs())
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", question.lookUpId());
        if (!header.name().isEmpty()) {
            options.putHeader(header.name(), header.value());
        }
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body.toString()))
                        .compose(HttpSystem::read)
                        // One that comes drop by drop is of no use any more: the flow has gone on.
                        .timeout(question.timeoutMs(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()))
                // It may have waited for a connection, too.
                .timeout(question.timeoutMs(), TimeUnit.MILLISECONDS);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        int status = response.statusCode();
        if (status == NOT_FOUND) {
            return bounded(response).map(nothing -> Answers.notFound());
        }
        if (status != OK) {
            return Future.failedFuture(new LookUpFailed(trouble(status), Integer.toString(status)));
        }
        return bounded(response).compose(body -> {
            try {
                return Future.succeededFuture(Answers.found(Answers.object(body.getBytes())));
            } catch (LookUpFailed e) {
                return Future.failedFuture(e);
            }
        });
    }

    private static Trouble trouble(int status) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Trouble.NOT_LET_IN;
        }
        return status >= REDIRECTS && status < ERRORS ? Trouble.REDIRECTED : Trouble.BAD_STATUS;
    }

    private static Future<Buffer> bounded(HttpClientResponse response) {
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > Answers.MAX_BYTES) {
                read.tryFail(new LookUpFailed(Trouble.TOO_LONG));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(body));
        return read.future();
    }
}
