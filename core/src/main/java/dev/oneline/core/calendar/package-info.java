/** When a place is open: weekly shifts, holidays, other days, in one time zone. Pure: the time comes in as data. */
@NullMarked
package dev.oneline.core.calendar;

import org.jspecify.annotations.NullMarked;
