package dev.oneline.backend.lookup;

import dev.oneline.backend.lookup.LookUpService.Socket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/** Opens connections to other systems; with TLS only to whoever has a certificate of that host. */
final class TcpDoor implements SocketSystem.Door {
    private static final int CONNECT_TIMEOUT_MS = 3_000;

    private final NetClient client;
    private final ClientSSLOptions tls;

    /** @param tls whom to trust; by default whom the JDK trusts */
    TcpDoor(Vertx vertx, ClientSSLOptions tls) {
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setTcpKeepAlive(true));
        // That the certificate is the host's own isn't checked unless it is asked for.
        this.tls = tls.copy().setHostnameVerificationAlgorithm("HTTPS");
    }

    @Override
    public Future<NetSocket> open(Socket address) {
        var options = new ConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls());
        return client.connect(address.tls() ? options.setSslOptions(tls) : options);
    }

    Future<Void> close() {
        return client.close();
    }
}
