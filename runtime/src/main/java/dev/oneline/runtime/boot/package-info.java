/** What a deployable is, and the surroundings it is started in: one process with the others, or a process of its own. */
@NullMarked
package dev.oneline.runtime.boot;

import org.jspecify.annotations.NullMarked;
