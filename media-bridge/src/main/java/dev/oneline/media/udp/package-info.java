/** Reading UDP sockets: one thread for all of them. */
@NullMarked
package dev.oneline.media.udp;

import org.jspecify.annotations.NullMarked;
