/** RTP and RTCP (RFC 3550) as bytes: reading, rewriting, counting. Knows no sockets and no clocks. */
@NullMarked
package dev.oneline.media.rtp;

import org.jspecify.annotations.NullMarked;
