package dev.oneline.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneline.contract.json.Json;
import dev.oneline.runtime.config.NumericAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a call would be answered: the backend serves, and has heard a media bridge and a SIP bridge that knows its trunks.
 * Parts that serve, each for itself, may not have found each other yet: the first call would be refused.
 */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final int POLL_MS = 20;
    private static final int REQUEST_LIMIT_MS = 2_000;
    private static final long LIMIT_MS = 15_000;

    private final URI health;
    private final long limitMs;

    Readiness(URI health, long limitMs) {
        this.health = health;
        this.limitMs = limitMs;
    }

    /** Of a product that is started with these options, as this machine reaches it. */
    static Readiness of(UpOptions options) {
        String host = NumericAddress.ownInUrl(options.bindAddress());
        return new Readiness(URI.create("http://" + host + ":" + options.httpPort() + "/health"), LIMIT_MS);
    }

    /**
     * Blocks until calls are answered, or another backend answers them, or for as long as that is worth waiting: desks and
     * chats go on without bridges, and calls come by themselves when the bridges do. At port 0, which only the practised
     * start of the build has, nothing can be asked.
     */
    void await() throws InterruptedException {
        if (health.getPort() == 0) {
            return;
        }
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (!answersCalls()) {
            if (System.nanoTime() - deadlineNs >= 0) {
                LOG.warn("the backend hears no media bridge or no SIP bridge: calls are refused until it does");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private boolean answersCalls() {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(REQUEST_LIMIT_MS);
            connection.setReadTimeout(REQUEST_LIMIT_MS);
            boolean serves = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            try (InputStream body = serves ? connection.getInputStream() : connection.getErrorStream()) {
                if (body == null) {
                    return false;
                }
                JsonNode said = Json.MAPPER.readTree(body);
                return serves
                        ? said.path("mediaBridges").asInt() > 0
                                && said.path("sipBridges").asInt() > 0
                        : said.path("code").asText().equals("standing-by");
            }
        } catch (IOException e) {
            return false;
        }
    }
}
