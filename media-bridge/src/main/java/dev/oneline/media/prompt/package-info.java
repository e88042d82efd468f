/** Sound files, encoded once per codec and played frame by frame. */
@NullMarked
package dev.oneline.media.prompt;

import org.jspecify.annotations.NullMarked;
