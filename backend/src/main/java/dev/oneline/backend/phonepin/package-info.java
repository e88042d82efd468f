/** People known on the telephone by a PIN. */
@NullMarked
package dev.oneline.backend.phonepin;

import org.jspecify.annotations.NullMarked;
