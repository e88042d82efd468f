package dev.oneline.backend.lookup;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a system couldn't be asked, or what is wrong with what it said. */
public enum Trouble {
    NO_SUCH_SERVICE,
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    UNREACHABLE,
    TLS_FAILED,
    /** Nothing came in time. */
    TIMED_OUT,
    /** The connection was closed before the answer was there as a whole. */
    TORN,
    NOT_JSON,
    /** JSON, but no answer as agreed. */
    BAD_ANSWER,
    TOO_LONG,
    REDIRECTED,
    /** It doesn't know us. */
    NOT_LET_IN,
    BAD_STATUS,
    /** More is being asked already than may be. */
    TOO_BUSY,
    /** It was sealed for another place, or with another key. */
    SECRET_LOST,
    CLOSED,
    BROKEN;

    static final Sentences SENTENCES = Sentences.of("lookup");

    public String code() {
        return Words.of(this);
    }

    /** What to do. */
    public String message(Language language) {
        return SENTENCES.of(code(), language);
    }

    /** How {@link dev.oneline.backend.flow.LookUps.OtherSystems} has it. */
    Exception failure(String detail) {
        return this == TIMED_OUT ? new TimeoutException(code()) : new LookUpFailed(this, detail);
    }

    /** Something that failed at asking. */
    public static Trouble of(Throwable failure) {
        return switch (failure) {
            case LookUpFailed failed -> failed.trouble();
            case TimeoutException e -> TIMED_OUT;
            case UnknownHostException e -> UNKNOWN_HOST;
            case ConnectionPoolTooBusyException e -> TOO_BUSY;
            case ConnectTimeoutException e -> UNREACHABLE;
            case NoRouteToHostException e -> UNREACHABLE;
            case ConnectException e ->
                String.valueOf(e.getMessage()).contains("refused") ? CONNECTION_REFUSED : UNREACHABLE;
            case SSLException e -> TLS_FAILED;
            case HttpClosedException e -> TORN;
            case IOException e -> TORN;
            default -> BROKEN;
        };
    }
}
