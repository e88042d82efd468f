/** Protecting and checking RTP and RTCP (RFC 3711, RFC 7714). */
@NullMarked
package dev.oneline.media.srtp;

import org.jspecify.annotations.NullMarked;
