/** Which of the log's adapters is used. */
@NullMarked
package dev.oneline.runtime.eventlog.choice;

import org.jspecify.annotations.NullMarked;
