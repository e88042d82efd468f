/** Messages that callers left: listed, heard, forwarded, deleted. What leaves one is the core's to say. */
@NullMarked
package dev.oneline.backend.voicemail;

import org.jspecify.annotations.NullMarked;
