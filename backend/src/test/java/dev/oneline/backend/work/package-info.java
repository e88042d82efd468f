/** Bounds. */
@NullMarked
package dev.oneline.backend.work;

import org.jspecify.annotations.NullMarked;
