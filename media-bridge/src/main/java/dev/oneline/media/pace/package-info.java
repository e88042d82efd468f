/** How the reading threads share a processor: a little waiting saves most of the waking up. */
@NullMarked
package dev.oneline.media.pace;

import org.jspecify.annotations.NullMarked;
