/** The media bridge alone in a process of its own, for benches that make the load outside it. */
@NullMarked
package dev.oneline.bench.bridge;

import org.jspecify.annotations.NullMarked;
