/** Contacts that were, projected from the log. */
@NullMarked
package dev.oneline.backend.history;

import org.jspecify.annotations.NullMarked;
