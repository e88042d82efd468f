/** {@code ./oneline up --processes}: backend and bridges as processes of their own, each started again when it dies. */
@NullMarked
package dev.oneline.standalone.processes;

import org.jspecify.annotations.NullMarked;
