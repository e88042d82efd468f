/** What a leg received, sent, lost, and how it sounded. */
@NullMarked
package dev.oneline.media.figures;

import org.jspecify.annotations.NullMarked;
