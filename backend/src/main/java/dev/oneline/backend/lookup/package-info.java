/** Other systems that flows ask: what is known of each, and how it is asked. */
@NullMarked
package dev.oneline.backend.lookup;

import org.jspecify.annotations.NullMarked;
