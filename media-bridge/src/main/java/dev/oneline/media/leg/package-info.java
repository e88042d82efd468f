/** One media connection: what comes in over its transport, what it hears, what it sends. */
@NullMarked
package dev.oneline.media.leg;

import org.jspecify.annotations.NullMarked;
