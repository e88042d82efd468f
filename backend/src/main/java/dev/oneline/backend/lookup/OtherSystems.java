package dev.oneline.backend.lookup;

import dev.oneline.backend.flow.LookUps;
import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.backend.lookup.LookUpService.Http;
import dev.oneline.backend.lookup.LookUpService.Socket;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The other systems of one tenant. Where each is, the database says anew for each question. */
public final class OtherSystems implements LookUps.OtherSystems {
    private final String tenant;
    private final Vertx vertx;
    private final Database database;
    private final ServiceSecrets secrets;
    private final Supplier<String> ownUrl;
    private final InstantSource clock;
    private final HttpSystem http;
    private final TcpDoor sockets;
    /** By service. Guarded by itself. */
    private final Map<String, SocketSystem> kept = new HashMap<>();

    private boolean closed;

    /** @param ownUrl where this server is */
    public OtherSystems(
            String tenant,
            Vertx vertx,
            Database database,
            ServiceSecrets secrets,
            Supplier<String> ownUrl,
            InstantSource clock) {
        this.tenant = tenant;
        this.vertx = vertx;
        this.database = database;
        this.secrets = secrets;
        this.ownUrl = ownUrl;
        this.clock = clock;
        this.http = new HttpSystem(vertx);
        this.sockets = new TcpDoor(vertx, new ClientSSLOptions());
    }

    public ServiceSecrets secrets() {
        return secrets;
    }

    @Override
    public Future<Answer> ask(Question question) {
        return service(question).compose(service -> switch (service.way()) {
            case Http way -> ask(service, way, question);
            case Socket way -> keptFor(service.serviceId(), way).ask(question);
        });
    }

    /** The same over a connection of its own: who tries it out sees nothing of what others ask, nor troubles them. */
    public Future<Answer> tryOut(Question question) {
        return service(question).compose(service -> switch (service.way()) {
            case Http way -> ask(service, way, question);
            case Socket way -> {
                var once = system(service.serviceId(), way);
                yield once.ask(question).eventually(once::close);
            }
        });
    }

    /** What is kept open for it is closed, unless that is where it still is; what is being asked there fails. */
    public void changed(LookUpService service) {
        synchronized (kept) {
            var there = kept.get(service.serviceId());
            if (there != null && !there.address().equals(service.way())) {
                forget(service.serviceId());
            }
        }
    }

    /** What is kept open for it is closed; what is being asked there fails. */
    public void forget(String serviceId) {
        synchronized (kept) {
            var there = kept.remove(serviceId);
            if (there != null) {
                there.close();
            }
        }
    }

    public Future<Void> close() {
        var closing = new ArrayList<Future<Void>>();
        synchronized (kept) {
            closed = true;
            kept.values().forEach(system -> closing.add(system.close()));
            kept.clear();
        }
        return Future.join(closing)
                .otherwiseEmpty()
                .<Void>mapEmpty()
                .eventually(sockets::close)
                .eventually(http::close);
    }

    private Future<LookUpService> service(Question question) {
        return database.withTenant(tenant, connection -> LookUpServices.find(connection, question.service()))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Trouble.NO_SUCH_SERVICE.failure(""))));
    }

    private Future<Answer> ask(LookUpService service, Http way, Question question) {
        var url = way.url().startsWith("/") ? ownUrl.get() + way.url() : way.url();
        var secret = secrets.open(service.serviceId(), way);
        if (secret.isEmpty() && !way.headerName().isEmpty()) {
            return Future.failedFuture(Trouble.SECRET_LOST.failure(""));
        }
        var header = new HttpSystem.Header(way.headerName(), secret.orElse(""));
        return http.ask(url, header, question)
                .recover(failure -> Future.failedFuture(
                        failure instanceof LookUpFailed
                                ? failure
                                // Its own words would tell the URL, and who knows what is in that.
                                : Trouble.of(failure).failure("")));
    }

    private SocketSystem keptFor(String serviceId, Socket way) {
        synchronized (kept) {
            var there = Optional.ofNullable(kept.get(serviceId));
            if (there.filter(system -> system.address().equals(way)).isPresent()) {
                return there.get();
            }
            there.ifPresent(SocketSystem::close);
            var system = system(serviceId, way);
            if (closed) {
                system.close();
            } else {
                kept.put(serviceId, system);
            }
            return system;
        }
    }

    private SocketSystem system(String serviceId, Socket way) {
        return new SocketSystem(vertx, sockets, serviceId, way, SocketSystem.Limits.USUAL, clock);
    }
}
