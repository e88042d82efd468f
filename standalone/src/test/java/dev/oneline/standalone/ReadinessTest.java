package dev.oneline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final String ALONE = "{\"status\":\"ready\",\"node\":\"b\",\"mediaBridges\":0,\"sipBridges\":0}";
    private static final String HALF = "{\"status\":\"ready\",\"node\":\"b\",\"mediaBridges\":1,\"sipBridges\":0}";
    private static final String WHOLE = "{\"status\":\"ready\",\"node\":\"b\",\"mediaBridges\":1,\"sipBridges\":1}";

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private HttpServer backend;

    @BeforeEach
    void start() throws Exception {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        backend.createContext("/health", exchange -> {
            String answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.startsWith("{\"status\":\"ready") ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        backend.start();
    }

    @AfterEach
    void stop() {
        backend.stop(0);
    }

    @Test
    void shouldWaitUntilBothBridgesAreHeard() throws Exception {
        answers.addAll(List.of("{\"code\":\"starting\"}", ALONE, HALF, WHOLE));

        readiness(60_000).await();

        assertThat(answers).containsExactly(WHOLE);
    }

    @Test
    void shouldNotWaitWhereAnotherBackendAnswers() throws Exception {
        answers.add("{\"code\":\"standing-by\"}");

        assertThat(waitedMs(60_000)).isLessThan(30_000);
    }

    @Test
    void shouldGoOnWithoutBridgesAtLast() throws Exception {
        answers.add(HALF);

        assertThat(waitedMs(300)).isBetween(300L, 30_000L);
    }

    @Test
    void shouldNotWaitForAPortThatNobodyKnows() throws Exception {
        new Readiness(URI.create("http://127.0.0.1:0/health"), 3_600_000).await();
    }

    private long waitedMs(long limitMs) throws InterruptedException {
        long sinceNs = System.nanoTime();
        readiness(limitMs).await();
        return (System.nanoTime() - sinceNs) / 1_000_000;
    }

    private Readiness readiness(long limitMs) {
        return new Readiness(
                URI.create("http://127.0.0.1:" + backend.getAddress().getPort() + "/health"), limitMs);
    }
}
