/**
 * The event bus with typed records: requests, reports that are repeated until acknowledged, and who lives. Nothing that
 * travels here is the truth; the log is.
 */
@NullMarked
package dev.oneline.runtime.bus;

import org.jspecify.annotations.NullMarked;
