/** {@code ./oneline flow}: flows are tested without starting anything. */
@NullMarked
package dev.oneline.standalone.flow;

import org.jspecify.annotations.NullMarked;
