/** A contact put to an agent: accepted, declined, timed out, or taken back. */
@NullMarked
package dev.oneline.core.offer;

import org.jspecify.annotations.NullMarked;
