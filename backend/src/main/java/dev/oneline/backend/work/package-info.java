/** Bounded pools for work that blocks. */
@NullMarked
package dev.oneline.backend.work;

import org.jspecify.annotations.NullMarked;
