/** The relay benchmark: the bridge alone in its own process, the load outside it. */
@NullMarked
package dev.oneline.bench.relay;

import org.jspecify.annotations.NullMarked;
