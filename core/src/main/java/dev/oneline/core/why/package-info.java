/** Why a contact went where it went: a decision on the log, explained from the state that it was made in. */
@NullMarked
package dev.oneline.core.why;

import org.jspecify.annotations.NullMarked;
