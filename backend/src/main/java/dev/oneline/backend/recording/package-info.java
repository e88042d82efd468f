/** What callers said, kept in the database. */
@NullMarked
package dev.oneline.backend.recording;

import org.jspecify.annotations.NullMarked;
