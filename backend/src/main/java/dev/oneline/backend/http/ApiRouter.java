package dev.oneline.backend.http;

import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.contract.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a REST request: known token where the contract asks for one → valid by the contract → operation → answer.
 * The token comes first, so that a stranger learns nothing about what would be valid.
 */
final class ApiRouter {
    private static final String SIGNED = "oneline.signed";
    private static final String VALID = "oneline.valid";
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_LIMIT = 500;
    /** By how much a body may be larger there. */
    private static final Map<String, Integer> LARGE =
            Map.of("/api/v1/configuration", 128, "/api/v1/flows", 128, "/api/v1/prompts", 256);

    private final Authenticator authenticator;
    private final BooleanSupplier ready;
    private final RequestValidator validator;
    private final RequestExtractor extractor = RequestExtractor.withBodyHandler();

    private ApiRouter(Authenticator authenticator, BooleanSupplier ready, RequestValidator validator) {
        this.authenticator = authenticator;
        this.ready = ready;
        this.validator = validator;
    }

    /**
     * @param operations by operation id: one for each of the contract
     * @param ready while false, every operation answers that we are starting
     */
    static Router create(
            Vertx vertx,
            OpenAPIContract contract,
            Map<String, ApiOperation> operations,
            Authenticator authenticator,
            BooleanSupplier ready,
            long bodyLimitBytes) {
        var api = new ApiRouter(authenticator, ready, RequestValidator.create(vertx, contract));
        var builder = RouterBuilder.create(vertx, contract);
        builder.rootHandler(api.bodies(bodyLimitBytes));
        for (var operation : contract.operations()) {
            var handler = operations.get(operation.getOperationId());
            if (handler == null) {
                throw new IllegalStateException("nobody does " + operation.getOperationId());
            }
            var route = builder.getRoute(operation.getOperationId());
            route.setDoSecurity(false).setDoValidation(false).addHandler(api::refuseUntilReady);
            if (!operation.getSecurityRequirements().isEmpty()) {
                route.addHandler(api::authenticate);
            }
            route.addHandler(api.validate(operation)).addHandler(context -> run(context, handler));
        }
        return builder.createRouter();
    }

    /** Only an administrator's configuration, flow, or sound may be large: of nobody else is so much held in memory. */
    private Handler<RoutingContext> bodies(long bodyLimitBytes) {
        var small = BodyHandler.create(false).setBodyLimit(bodyLimitBytes);
        var large = new HashMap<String, Handler<RoutingContext>>();
        LARGE.forEach((path, times) -> large.put(path, BodyHandler.create(false).setBodyLimit(bodyLimitBytes * times)));
        return context -> {
            var token = token(context);
            var larger = large.keySet().stream()
                    .filter(context.normalizedPath()::startsWith)
                    .findFirst();
            if (token == null || larger.isEmpty()) {
                small.handle(context);
                return;
            }
            context.request().pause();
            authenticator.userOf(token).onComplete(asked -> {
                var known = asked.succeeded() ? asked.result() : Optional.<User>empty();
                known.ifPresent(user -> context.put(SIGNED, new ApiCall.Signed(user, token)));
                var administers =
                        known.filter(user -> user.is(Role.ADMINISTRATOR)).isPresent();
                (administers ? large.getOrDefault(larger.get(), small) : small).handle(context);
                context.request().resume();
            });
        };
    }

    private static @Nullable String token(RoutingContext context) {
        var header = context.request().getHeader("Authorization");
        return header != null
                        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && header.length() <= TOKEN_LIMIT
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private void refuseUntilReady(RoutingContext context) {
        if (ready.getAsBoolean()) {
            context.next();
        } else {
            context.fail(Refused.retryAfter(Refusal.STARTING, 1_000));
        }
    }

    private void authenticate(RoutingContext context) {
        if (context.get(SIGNED) != null) {
            context.next();
            return;
        }
        var token = token(context);
        if (token == null) {
            context.fail(Refused.because(Refusal.UNAUTHENTICATED));
            return;
        }
        authenticator
                .userOf(token)
                .onSuccess(user -> {
                    if (user.isEmpty()) {
                        context.fail(Refused.because(Refusal.UNAUTHENTICATED));
                    } else {
                        context.put(SIGNED, new ApiCall.Signed(user.get(), token));
                        context.next();
                    }
                })
                .onFailure(context::fail);
    }

    private Handler<RoutingContext> validate(Operation operation) {
        return context -> extractor
                .extractValidatableRequest(context, operation)
                .compose(request -> validator.validate(request, operation.getOperationId()))
                .onSuccess(valid -> {
                    context.put(VALID, valid);
                    context.next();
                })
                .onFailure(context::fail);
    }

    private static void run(RoutingContext context, ApiOperation operation) {
        ValidatedRequest valid = context.get(VALID);
        var call = new ApiCall(context, valid, context.get(SIGNED));
        operation.handle(call).onSuccess(answer -> write(context, answer)).onFailure(context::fail);
    }

    private static void write(RoutingContext context, Answer answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader("Cache-Control", "no-store");
        answer.headers().forEach(response::putHeader);
        switch (answer.body()) {
            case null -> response.end();
            case Answer.Text text ->
                response.putHeader("Content-Type", text.mediaType()).end(text.content());
            case Answer.Bytes bytes ->
                response.putHeader("Content-Type", bytes.mediaType()).end(bytes.content());
            case Object body ->
                response.putHeader("Content-Type", "application/json").end(Json.write(body));
        }
    }
}
