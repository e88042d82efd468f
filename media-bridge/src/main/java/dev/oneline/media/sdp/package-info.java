/** Session descriptions (RFC 8866): reads offers of any origin without trusting them, writes ours. */
@NullMarked
package dev.oneline.media.sdp;

import org.jspecify.annotations.NullMarked;
