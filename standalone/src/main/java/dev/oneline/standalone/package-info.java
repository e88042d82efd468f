/** {@code ./oneline up}: everything in one process, on an embedded PostgreSQL or on yours. */
@NullMarked
package dev.oneline.standalone;

import org.jspecify.annotations.NullMarked;
