/** DTLS 1.2 with use_srtp (RFC 5764): proves who the browser is, and makes the keys for SRTP. */
@NullMarked
package dev.oneline.media.dtls;

import org.jspecify.annotations.NullMarked;
