/** The loop around the core. */
@NullMarked
package dev.oneline.backend.shard;

import org.jspecify.annotations.NullMarked;
