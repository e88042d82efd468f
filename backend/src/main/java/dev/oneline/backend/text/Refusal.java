package dev.oneline.backend.text;

import dev.oneline.core.shard.Rejection;
import java.util.Locale;

/** Every way in which a door says no: its stable code, and the HTTP status that goes with it. */
public enum Refusal {
    BAD_REQUEST(400),
    BAD_MESSAGE(400),
    BAD_ARGUMENT(400),
    BAD_SDP(400),
    UNAUTHENTICATED(401),
    WRONG_CREDENTIALS(401),
    NOT_ALLOWED(403),
    ORIGIN_NOT_ALLOWED(403),
    NOT_YOUR_CONTACT(403),
    NOT_FOUND(404),
    NOT_KEPT(404),
    NO_SUCH_AGENT(404),
    NO_SUCH_CONTACT(404),
    NO_SUCH_ENTRY_POINT(404),
    CALLER_BLOCKED(403),
    NO_SUCH_QUEUE(404),
    NO_SUCH_VERSION(404),
    NO_SUCH_USER(404),
    NO_SUCH_BOX(404),
    NO_SUCH_MESSAGE(404),
    NO_SUCH_DRAFT(404),
    NO_SUCH_PROMPT(404),
    NO_SUCH_SERVICE(404),
    NO_SUCH_CUSTOMER(404),
    METHOD_NOT_ALLOWED(405),
    NOT_SIGNED_IN(409),
    NO_DESK(409),
    QUEUE_IN_USE(409),
    CONFIG_CHANGED(409),
    FLOW_CHANGED(409),
    DRAFT_CHANGED(409),
    TRIALS_CHANGED(409),
    TOO_MANY_DRAFTS(409),
    TOO_MANY_PROMPTS(409),
    PROMPT_IN_USE(409),
    SERVICE_EXISTS(409),
    CUSTOMER_CHANGED(409),
    /** Another customer has it. */
    ACCOUNT_TAKEN(409),
    /** A published flow asks it. */
    SERVICE_IN_USE(409),
    TOO_MANY_SERVICES(409),
    USER_EXISTS(409),
    /** Nobody would be left who could undo it. */
    LAST_ADMINISTRATOR(409),
    WRONG_STATE(409),
    NOT_WAITING(409),
    OFFER_GONE(409),
    AGENT_NOT_AVAILABLE(409),
    WRAP_UP_AT_LIMIT(409),
    /** It has as many messages as it may. */
    CHAT_FULL(409),
    /** The question is no longer the one that is asked. */
    CHOICE_GONE(409),
    STALE(409),
    DESK_TAKEN_OVER(409),
    TOO_LARGE(413),
    RANGE_TOO_LONG(422),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** None of the kinds of sound files that we read. */
    SOUND_UNKNOWN(415),
    SOUND_UNREADABLE(422),
    SOUND_TOO_LONG(422),
    NO_COMMON_CODEC(422),
    BAD_CONFIG(422),
    BAD_FLOW(422),
    BAD_SERVICE(422),
    NO_SUCH_FLOW(422),
    /** Whoever called withheld it. */
    NO_NUMBER(422),
    /** Of a flow that may not be published without them. */
    TRIALS_FAIL(422),
    /** What is asked for would take a replay of too much of the log. */
    REPLAY_TOO_LONG(422),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    QUEUE_FULL(503),
    TENANT_FULL(503),
    NO_MEDIA_NODE(503),
    /** No engine can speak it. */
    NO_SPEECH(503),
    MEDIA_UNAVAILABLE(503),
    /** The shard is being rebuilt, or has more to do than it may hold. */
    TRY_AGAIN(503),
    STARTING(503),
    /** Another backend owns every shard. */
    STANDING_BY(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Kebab-case, for programs; it never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Refusal of(Rejection rejection) {
        return switch (rejection) {
            case NO_SUCH_AGENT -> NO_SUCH_AGENT;
            case NO_SUCH_CONTACT -> NO_SUCH_CONTACT;
            case NO_SUCH_ENTRY_POINT -> NO_SUCH_ENTRY_POINT;
            case CALLER_BLOCKED -> CALLER_BLOCKED;
            case NO_SUCH_QUEUE -> NO_SUCH_QUEUE;
            case OFFER_GONE -> OFFER_GONE;
            case NOT_YOUR_CONTACT -> NOT_YOUR_CONTACT;
            case NOT_SIGNED_IN -> NOT_SIGNED_IN;
            case NO_DESK -> NO_DESK;
            case QUEUE_IN_USE -> QUEUE_IN_USE;
            case WRONG_STATE -> WRONG_STATE;
            case NOT_WAITING -> NOT_WAITING;
            case AGENT_NOT_AVAILABLE -> AGENT_NOT_AVAILABLE;
            case WRAP_UP_AT_LIMIT -> WRAP_UP_AT_LIMIT;
            case QUEUE_FULL -> QUEUE_FULL;
            case TENANT_FULL -> TENANT_FULL;
            case BAD_CONFIG -> BAD_CONFIG;
            case BAD_FLOW -> BAD_FLOW;
            case FLOW_CHANGED -> FLOW_CHANGED;
            case NO_SUCH_FLOW -> NO_SUCH_FLOW;
            case CONFIG_CHANGED -> CONFIG_CHANGED;
            case BAD_ARGUMENT -> BAD_ARGUMENT;
        };
    }
}
