/** {@code ./oneline whatif}: reads scenarios and logs, runs them through the core's simulation, prints what came of it. */
@NullMarked
package dev.oneline.standalone.whatif;

import org.jspecify.annotations.NullMarked;
