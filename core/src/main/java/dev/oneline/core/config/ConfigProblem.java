package dev.oneline.core.config;

import dev.oneline.core.calendar.CalendarProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a configuration.
 *
 * @param place a path in the {@link TenantConfig}: {@code queues/2/overflow/whenClosed}
 * @param detail the id that isn't there, the bounds that are left: what a sentence about it needs; may be empty
 * @param calendar what is wrong with a calendar, of {@link Code#BAD_CALENDAR} alone
 */
public record ConfigProblem(String place, Code code, String detail, CalendarProblem.@Nullable Kind calendar) {
    static ConfigProblem of(String place, Code code, String detail) {
        return new ConfigProblem(place, code, detail, null);
    }

    /** A configuration with this problem can't hold. */
    public boolean error() {
        return code.error;
    }

    public enum Code {
        ID_MISSING(true),
        NAME_MISSING(true),
        ID_TWICE(true),
        OUT_OF_RANGE(true),
        TOO_MANY(true),
        UNKNOWN_QUEUE(true),
        UNKNOWN_PROFILE(true),
        UNKNOWN_CALENDAR(true),
        UNKNOWN_SKILL(true),
        UNKNOWN_GROUP(true),
        UNKNOWN_BOX(true),
        /** No address that mail could be sent to. */
        BAD_ADDRESS(true),
        BAD_NUMBER(true),
        /** A name that a telephone can't spell. */
        BAD_SPELLING(true),
        /** A message that isn't named: nothing would be heard. */
        PROMPT_MISSING(true),
        /** An overflow into a flow that isn't named. */
        FLOW_MISSING(true),
        /** Chats are led into a flow that needs a telephone. */
        FLOW_NOT_FOR_CHAT(true),
        FIRST_STEP_LATE(true),
        STEPS_NOT_LATER(true),
        BAD_CALENDAR(true),
        /** Nobody may take its contacts, and no overflow takes them away: they would wait for ever. */
        QUEUE_WITHOUT_EXIT(true),
        /** Contacts would go round in a circle. */
        OVERFLOW_LOOP(true),
        /** It is looked at only outside of a calendar, or beyond a limit, and there is none. */
        OVERFLOW_NEVER(false),
        /** A profile serves the queue, but no agent has it. */
        NOBODY_SERVES(false),
        /** No agent who could be asked for has the skill at that level. */
        NOBODY_SKILLED(false),
        /** A profile without a channel: its agents never get anything. */
        NO_CAPACITY(false),
        UNKNOWN_AGENT(false);

        private final boolean error;

        Code(boolean error) {
            this.error = error;
        }
    }
}
