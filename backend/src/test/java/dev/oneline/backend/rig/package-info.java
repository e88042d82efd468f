/** A whole backend on a real PostgreSQL, with the other side of each contract played by hand. */
@NullMarked
package dev.oneline.backend.rig;

import org.jspecify.annotations.NullMarked;
