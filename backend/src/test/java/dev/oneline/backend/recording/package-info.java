/** Recordings in a real PostgreSQL. */
@NullMarked
package dev.oneline.backend.recording;

import org.jspecify.annotations.NullMarked;
