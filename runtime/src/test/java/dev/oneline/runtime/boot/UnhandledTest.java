package dev.oneline.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnhandledTest {
    private final Vertx vertx = Vertx.vertx();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Unhandled.class);
    private final CountDownLatch logged = new CountDownLatch(1);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            super.append(event);
            logged.countDown();
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        Unhandled.logIn(vertx);
    }

    @AfterEach
    void close() throws Exception {
        logger.detachAppender(lines);
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayInOneLineThatAConnectionBroke() throws Exception {
        whenThrown(new SocketException("Connection reset"));

        assertThat(lines.list.getFirst().getThrowableProxy()).isNull();
        assertThat(lines.list.getFirst().getFormattedMessage()).contains("Connection reset");
    }

    @Test
    void shouldKeepTheTraceOfABug() throws Exception {
        whenThrown(new IllegalStateException("a bug"));

        assertThat(lines.list.getFirst().getThrowableProxy()).isNotNull();
    }

    private void whenThrown(Exception cause) throws InterruptedException {
        vertx.getOrCreateContext().runOnContext(ignored -> UnhandledTest.<RuntimeException>raise(cause));
        assertThat(logged.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lines.list).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void raise(Exception cause) throws E {
        throw (E) cause;
    }
}
