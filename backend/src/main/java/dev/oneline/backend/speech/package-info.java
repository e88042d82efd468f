/** Speech from text. A port with its engines, which are tried in order. */
@NullMarked
package dev.oneline.backend.speech;

import org.jspecify.annotations.NullMarked;
