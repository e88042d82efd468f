package dev.oneline.backend.http;

import io.vertx.core.Future;

/** One operation of the OpenAPI document. Says no with a failed future of {@link dev.oneline.backend.text.Refused}. */
@FunctionalInterface
public interface ApiOperation {
    Future<Answer> handle(ApiCall call);
}
