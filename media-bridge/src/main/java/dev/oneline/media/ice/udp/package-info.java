/** The browsers' UDP port. */
@NullMarked
package dev.oneline.media.ice.udp;

import org.jspecify.annotations.NullMarked;
