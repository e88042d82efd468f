package dev.oneline.standalone.processes;

import org.jspecify.annotations.Nullable;

/**
 * A child's only line on standard output: it serves, or it can't.
 *
 * @param refusal why not, null when it serves
 * @param firstAdministratorPassword made just now by the backend
 */
public record Word(@Nullable String refusal, @Nullable String firstAdministratorPassword) {}
