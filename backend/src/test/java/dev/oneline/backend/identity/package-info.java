/** Signing in, from outside. */
@NullMarked
package dev.oneline.backend.identity;

import org.jspecify.annotations.NullMarked;
