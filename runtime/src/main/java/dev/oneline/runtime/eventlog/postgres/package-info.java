/** The event log in PostgreSQL: the primary key makes an append a compare-and-append. */
@NullMarked
package dev.oneline.runtime.eventlog.postgres;

import org.jspecify.annotations.NullMarked;
