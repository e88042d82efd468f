/** {@code ./oneline replay} against a real log. */
@NullMarked
package dev.oneline.standalone.replay;

import org.jspecify.annotations.NullMarked;
