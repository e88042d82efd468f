/** Sentences. */
@NullMarked
package dev.oneline.backend.text;

import org.jspecify.annotations.NullMarked;
