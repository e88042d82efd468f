/** Starts, kills and starts again a real PostgreSQL. */
@NullMarked
package dev.oneline.postgres;

import org.jspecify.annotations.NullMarked;
