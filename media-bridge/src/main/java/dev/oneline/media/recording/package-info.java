/** What a leg says, recorded. Pure: packets, keys and time in, parts and one end out. */
@NullMarked
package dev.oneline.media.recording;

import org.jspecify.annotations.NullMarked;
