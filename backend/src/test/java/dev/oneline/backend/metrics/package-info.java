/** What {@code /metrics} answers, tested. */
@NullMarked
package dev.oneline.backend.metrics;

import org.jspecify.annotations.NullMarked;
