/**
 * Figures as pure functions of the log. One reading of the events makes <em>findings</em> (a contact was answered at this
 * moment, an agent was ready from then till then), each with the sequence numbers that prove it. Live figures, recomputed
 * ones and the evidence behind a figure are three ways to gather the same findings. What each figure means is told in
 * {@link dev.oneline.core.statistics.Figure}, and nowhere else.
 */
@NullMarked
package dev.oneline.core.statistics;

import org.jspecify.annotations.NullMarked;
