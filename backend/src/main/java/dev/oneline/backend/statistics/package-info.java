/** A tenant's figures, kept up from its log, and the events behind them. */
@NullMarked
package dev.oneline.backend.statistics;

import org.jspecify.annotations.NullMarked;
