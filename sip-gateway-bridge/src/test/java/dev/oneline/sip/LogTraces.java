package dev.oneline.sip;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that was logged with an exception's trace. */
final class LogTraces {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null) {
                seen.add(event.getLoggerName() + ": " + event.getFormattedMessage() + ": "
                        + event.getThrowableProxy().getClassName());
            }
        }
    };

    static LogTraces watch() {
        var traces = new LogTraces();
        traces.appender.setContext(traces.root.getLoggerContext());
        traces.appender.start();
        traces.root.addAppender(traces.appender);
        return traces;
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
