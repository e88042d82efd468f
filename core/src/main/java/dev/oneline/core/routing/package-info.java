/** Who gets which contact. */
@NullMarked
package dev.oneline.core.routing;

import org.jspecify.annotations.NullMarked;
