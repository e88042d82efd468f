/** What the database keeps for nobody to read. */
@NullMarked
package dev.oneline.backend.sealing;

import org.jspecify.annotations.NullMarked;
