/** Timers: effects that come back as commands, and what each of them does when it is due. */
@NullMarked
package dev.oneline.core.timer;

import org.jspecify.annotations.NullMarked;
