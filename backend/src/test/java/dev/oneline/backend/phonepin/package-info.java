/** PINs of the telephone in a real PostgreSQL. */
@NullMarked
package dev.oneline.backend.phonepin;

import org.jspecify.annotations.NullMarked;
