/** What {@code /metrics} answers. */
@NullMarked
package dev.oneline.backend.metrics;

import org.jspecify.annotations.NullMarked;
