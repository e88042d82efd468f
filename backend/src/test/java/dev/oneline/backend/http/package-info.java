/** The HTTP door, from outside. */
@NullMarked
package dev.oneline.backend.http;

import org.jspecify.annotations.NullMarked;
