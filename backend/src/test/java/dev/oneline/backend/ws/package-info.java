/** The WebSocket door, from outside. */
@NullMarked
package dev.oneline.backend.ws;

import org.jspecify.annotations.NullMarked;
