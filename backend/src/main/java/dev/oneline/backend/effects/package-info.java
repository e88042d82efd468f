/** Carries out what shards ask of bridges, and brings them what bridges report. */
@NullMarked
package dev.oneline.backend.effects;

import org.jspecify.annotations.NullMarked;
