/** The backend: REST, WebSocket, shards, effects, projections and identity, as one deployable. */
@NullMarked
package dev.oneline.backend;

import org.jspecify.annotations.NullMarked;
