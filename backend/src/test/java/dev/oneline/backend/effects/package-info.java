/** What the backend asks of bridges. */
@NullMarked
package dev.oneline.backend.effects;

import org.jspecify.annotations.NullMarked;
