/**
 * PostgreSQL: migrations as its owner, everything else as a lesser role that sees one tenant at a time (row-level
 * security).
 */
@NullMarked
package dev.oneline.runtime.database;

import org.jspecify.annotations.NullMarked;
