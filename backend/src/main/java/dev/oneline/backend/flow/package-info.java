/** Flows as documents, and what they ask of other systems. */
@NullMarked
package dev.oneline.backend.flow;

import org.jspecify.annotations.NullMarked;
