package dev.oneline.backend.http;

import dev.oneline.backend.demo.DemoCrm;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.json.Json;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.StartRefused;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The HTTP server: {@code /api}, {@code /ws}, {@code /health}, {@code /metrics} and the web app. */
public final class HttpDoor {
    public static final String OPENAPI = "contract/openapi.yaml";
    public static final int MAX_WEBSOCKET_MESSAGE_BYTES = 64 * 1024;

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_LINE_BYTES = 4 * 1024;
    private static final int IDLE_TIMEOUT_S = 60;
    private static final String WEB_CALLS = "/api/v1/web-calls";

    private final Node node;
    private final Setup setup;
    private @Nullable HttpServer server;

    /**
     * @param port 0 lets the system choose
     * @param webRoot the built web app; null: none
     * @param operations by operation id
     * @param webSocket serves {@code /ws}
     * @param mayCall whether another website's origin may start calls
     * @param metrics what {@code /metrics} answers
     * @param demoCrm serves {@link DemoCrm#PATH}; null without the demo
     * @param ready whether the backend has started
     * @param serving whether it also owns a shard, and doesn't only stand by
     */
    public record Setup(
            String host,
            int port,
            long bodyLimitBytes,
            @Nullable Path webRoot,
            Map<String, ApiOperation> operations,
            Authenticator authenticator,
            Handler<RoutingContext> webSocket,
            Predicate<String> mayCall,
            Supplier<Future<String>> metrics,
            @Nullable Handler<HttpServerRequest> demoCrm,
            BooleanSupplier ready,
            BooleanSupplier serving,
            ToIntFunction<NodeKind> living) {}

    public HttpDoor(Node node, Setup setup) {
        this.node = node;
        this.setup = setup;
    }

    /** Fails with {@link StartRefused} when the port is taken or the web app can't be read. */
    public Future<Void> open() {
        StaticSite site;
        try {
            site = StaticSite.load(setup.webRoot());
        } catch (IOException e) {
            return Future.failedFuture(new StartRefused("cannot read the web app: " + e.getMessage()));
        }
        return OpenAPIContract.from(node.vertx(), OPENAPI)
                .map(contract -> router(contract, site))
                .compose(this::listen);
    }

    public int port() {
        return Objects.requireNonNull(server, "open first").actualPort();
    }

    public Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    private Future<Void> listen(Router router) {
        var options = new HttpServerOptions()
                .setHost(setup.host())
                .setPort(setup.port())
                .setCompressionSupported(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_TIMEOUT_S)
                // Compressing each connection's messages would cost some 300 kB a connection.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(MAX_WEBSOCKET_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(MAX_WEBSOCKET_MESSAGE_BYTES);
        var opening = node.vertx().createHttpServer(options).requestHandler(router);
        server = opening;
        return opening.listen()
                .<Void>mapEmpty()
                .recover(cause -> Future.failedFuture(new StartRefused("cannot listen on " + setup.host() + " port "
                        + setup.port() + ": " + cause.getMessage() + "; choose another with --http-port")));
    }

    private Router router(OpenAPIContract contract, StaticSite site) {
        var router = Router.router(node.vertx());
        router.route().handler(this::common);
        router.get("/health").handler(this::health);
        router.get("/metrics").handler(this::metrics);
        var document = document();
        router.get("/api/openapi.yaml").handler(context -> context.response()
                .putHeader("Content-Type", "application/yaml")
                .putHeader("Cache-Control", "no-cache")
                .end(document));
        router.get("/ws").handler(setup.webSocket());
        var crm = setup.demoCrm();
        if (crm != null) {
            router.post(DemoCrm.PATH).handler(context -> crm.handle(context.request()));
        }
        router.route(WEB_CALLS).handler(this::allowOtherOrigin);
        router.route(HttpMethod.OPTIONS, WEB_CALLS)
                .handler(context -> context.response().setStatusCode(204).end());
        router.route()
                .subRouter(ApiRouter.create(
                        node.vertx(),
                        contract,
                        setup.operations(),
                        setup.authenticator(),
                        setup.ready(),
                        setup.bodyLimitBytes()));
        router.route("/api/*").handler(context -> context.fail(isKnown(contract, context) ? 405 : 404));
        router.route().handler(site::handle);
        router.route().failureHandler(Problems::answer);
        for (int status : List.of(400, 404, 405, 406, 413, 415, 500)) {
            router.errorHandler(status, Problems::answer);
        }
        return router;
    }

    /** Whether the path is one of the contract's, and so only the method is wrong. */
    private static boolean isKnown(OpenAPIContract contract, RoutingContext context) {
        return contract.findPath(context.normalizedPath()) != null;
    }

    private void common(RoutingContext context) {
        var response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.addEndHandler(ended -> node.meters()
                .counter("oneline.http.responses", "status", response.getStatusCode() / 100 + "xx")
                .increment());
        context.next();
    }

    /** Another website that may start calls has to read the answer too, whatever it is. */
    private void allowOtherOrigin(RoutingContext context) {
        var origin = context.request().getHeader("Origin");
        if (origin != null && setup.mayCall().test(origin)) {
            context.response()
                    .putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Allow-Methods", "POST")
                    .putHeader("Access-Control-Allow-Headers", "Content-Type, Accept-Language")
                    .putHeader("Access-Control-Max-Age", "600");
        }
        context.response().putHeader("Vary", "Origin");
        context.next();
    }

    /**
     * Who spreads requests over several backends sends them where it is 200. Calls need a bridge of each kind as well: how
     * many there are is in the body, since chats and desks go on without.
     */
    private void health(RoutingContext context) {
        if (!setup.ready().getAsBoolean()) {
            context.fail(Refused.retryAfter(Refusal.STARTING, 1_000));
        } else if (!setup.serving().getAsBoolean()) {
            context.fail(Refused.retryAfter(Refusal.STANDING_BY, 1_000));
        } else {
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(Json.write(new Health(
                            "ready",
                            node.nodeId(),
                            setup.living().applyAsInt(NodeKind.MEDIA),
                            setup.living().applyAsInt(NodeKind.SIP))));
        }
    }

    private record Health(String status, String node, int mediaBridges, int sipBridges) {}

    private void metrics(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        setup.metrics().get().onSuccess(context::end).onFailure(context::fail);
    }

    private static Buffer document() {
        try (var in = HttpDoor.class.getResourceAsStream("/" + OPENAPI)) {
            return Buffer.buffer(Objects.requireNonNull(in, OPENAPI).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(OPENAPI, e);
        }
    }
}
