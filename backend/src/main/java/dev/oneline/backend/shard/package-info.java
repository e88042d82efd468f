/** Runs the core: one loop a tenant that decides, appends and releases. */
@NullMarked
package dev.oneline.backend.shard;

import org.jspecify.annotations.NullMarked;
