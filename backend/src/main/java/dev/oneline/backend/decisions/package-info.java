/** Why a contact went where it went, from a replay of the log. */
@NullMarked
package dev.oneline.backend.decisions;

import org.jspecify.annotations.NullMarked;
