/** Keys that a leg's party presses: found in packets and in sound, gathered to inputs. Pure: time comes in as data. */
@NullMarked
package dev.oneline.media.keys;

import org.jspecify.annotations.NullMarked;
