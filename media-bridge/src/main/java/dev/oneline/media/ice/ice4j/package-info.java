/** ICE by ice4j, all sessions on one UDP port. */
@NullMarked
package dev.oneline.media.ice.ice4j;

import org.jspecify.annotations.NullMarked;
