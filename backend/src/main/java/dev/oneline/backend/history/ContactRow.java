package dev.oneline.backend.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The contract's Contact: one row of the table. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactRow(
        String contactId,
        String channel,
        String state,
        String entryPoint,
        String callerAddress,
        @Nullable String callerName,
        String queueId,
        @Nullable String agentId,
        long arrivedAtMs,
        @Nullable Long connectedAtMs,
        @Nullable Long endedAtMs,
        @Nullable String endCause,
        @Nullable String disposition,
        @Nullable String note) {}
