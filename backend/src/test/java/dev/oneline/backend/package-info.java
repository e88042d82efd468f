/** Calls through a whole backend. */
@NullMarked
package dev.oneline.backend;

import org.jspecify.annotations.NullMarked;
