package dev.oneline.backend.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Texts;
import dev.oneline.backend.work.Overloaded;
import dev.oneline.contract.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.JsonSchemaValidationException;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of a request as the contract's Problem, in the user's language and without our insides. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final long MS_PER_S = 1_000;
    /** What PostgreSQL says of a text that it can't hold: character_not_in_repertoire. */
    private static final String UNTRANSLATABLE = "22021";

    private Problems() {}

    /** The contract's Problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(
            String code,
            String message,
            @Nullable String field,
            @Nullable Long retryAfterS,
            @Nullable List<?> problems) {}

    static void answer(RoutingContext context) {
        var failure = context.failure();
        answer(context, failure == null ? Refused.because(ofStatus(context.statusCode())) : refused(context, failure));
    }

    static void answer(RoutingContext context, Refused refused) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        var language = Language.ofHeader(context.request().getHeader("Accept-Language"));
        Long retryAfterS = refused.retryAfterMs() > 0 ? Math.ceilDiv(refused.retryAfterMs(), MS_PER_S) : null;
        if (retryAfterS != null) {
            response.putHeader("Retry-After", retryAfterS.toString());
        }
        var refusal = refused.refusal();
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Language", language.tag())
                .putHeader("Cache-Control", "no-store");
        if (refusal == Refusal.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(Json.write(new Problem(
                refusal.code(),
                Texts.of(refusal, language),
                refused.field(),
                retryAfterS,
                refused.problems().isEmpty() ? null : refused.problems())));
    }

    private static Refused refused(RoutingContext context, Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case Overloaded overloaded -> Refused.retryAfter(Refusal.TRY_AGAIN, MS_PER_S);
            case ShardUnavailable unavailable -> Refused.retryAfter(Refusal.TRY_AGAIN, MS_PER_S);
            case ValidatorException invalid -> invalid(invalid);
            case HttpException http -> ofHttp(http);
            default -> unforeseen(context, failure);
        };
    }

    private static Refused unforeseen(RoutingContext context, Throwable failure) {
        if (failure instanceof SQLException sql && UNTRANSLATABLE.equals(sql.getSQLState())) {
            // A NUL, where nobody thought of one.
            return Refused.because(Refusal.BAD_ARGUMENT);
        }
        LOG.error("request failed method={} path={}", context.request().method(), context.normalizedPath(), failure);
        return Refused.because(Refusal.INTERNAL_ERROR);
    }

    private static Refused ofHttp(HttpException http) {
        return http.getCause() instanceof ValidatorException invalid
                ? invalid(invalid)
                : Refused.because(ofStatus(http.getStatusCode()));
    }

    private static Refused invalid(ValidatorException invalid) {
        var type = invalid.type();
        boolean mediaType = type == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT
                || (type == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
                        && String.valueOf(invalid.getMessage()).contains("format"));
        if (mediaType) {
            return Refused.because(Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
        return Refused.of(Refusal.BAD_REQUEST, invalid instanceof SchemaValidationException s ? field(s) : null);
    }

    /** The last step of the place in the document where validation failed, as in {@code #/password}. */
    private static @Nullable String field(SchemaValidationException invalid) {
        var output = invalid.getOutputUnit();
        if (output == null || output.getErrors() == null) {
            return invalid.getCause() instanceof JsonSchemaValidationException json ? json.location() : null;
        }
        String deepest = null;
        for (var error : output.getErrors()) {
            var place = error.getInstanceLocation();
            if (place != null && place.startsWith("#/") && (deepest == null || place.length() > deepest.length())) {
                deepest = place;
            }
        }
        return deepest == null ? null : deepest.substring(2);
    }

    private static Refusal ofStatus(int status) {
        return switch (status) {
            case 400 -> Refusal.BAD_REQUEST;
            case 401 -> Refusal.UNAUTHENTICATED;
            case 403 -> Refusal.NOT_ALLOWED;
            case 404 -> Refusal.NOT_FOUND;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 406, 415 -> Refusal.UNSUPPORTED_MEDIA_TYPE;
            case 413 -> Refusal.TOO_LARGE;
            case 429 -> Refusal.TOO_MANY_REQUESTS;
            default -> status >= 400 && status < 500 ? Refusal.BAD_REQUEST : Refusal.INTERNAL_ERROR;
        };
    }
}
