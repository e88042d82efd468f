/** The log's records, frozen. */
@NullMarked
package dev.oneline.backend.eventlog;

import org.jspecify.annotations.NullMarked;
