/** The WebSocket door: desks, floors and visitors' calls. */
@NullMarked
package dev.oneline.backend.ws;

import org.jspecify.annotations.NullMarked;
