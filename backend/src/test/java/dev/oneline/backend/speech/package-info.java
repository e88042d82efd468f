/** Speech in a real PostgreSQL. */
@NullMarked
package dev.oneline.backend.speech;

import org.jspecify.annotations.NullMarked;
