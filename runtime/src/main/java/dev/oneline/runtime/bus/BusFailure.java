package dev.oneline.runtime.bus;

import io.vertx.core.eventbus.ReplyException;

/** Why a request on the bus got no answer. Carries no stack trace: it says what the other side did, not where we are. */
public final class BusFailure extends Exception {
    static final int CODE_MALFORMED = 400;
    static final int CODE_FAILED = 500;

    private final Kind kind;

    BusFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    static BusFailure of(String address, Throwable cause) {
        if (cause instanceof BusFailure failure) {
            return failure;
        }
        if (cause instanceof ReplyException reply) {
            return new BusFailure(kindOf(reply), address + ": " + reply.getMessage());
        }
        return new BusFailure(Kind.FAILED, address + ": " + cause);
    }

    private static Kind kindOf(ReplyException reply) {
        return switch (reply.failureType()) {
            case NO_HANDLERS -> Kind.NOBODY_SERVES;
            case TIMEOUT -> Kind.TIMED_OUT;
            case RECIPIENT_FAILURE, ERROR -> reply.failureCode() == CODE_MALFORMED ? Kind.MALFORMED : Kind.FAILED;
        };
    }

    /** What happened to a request. */
    public enum Kind {
        /** Nobody is registered at the address now; a later try may succeed. */
        NOBODY_SERVES,
        /** No answer in time; it may or may not have been carried out. */
        TIMED_OUT,
        /** One side could not read the other; trying again is no use. */
        MALFORMED,
        /** The server failed while it worked on it. */
        FAILED
    }
}
