/** The core's events as JSON records of the log. */
@NullMarked
package dev.oneline.backend.eventlog;

import org.jspecify.annotations.NullMarked;
