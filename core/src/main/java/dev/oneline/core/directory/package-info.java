/** People by name, as a telephone's keys spell it. */
@NullMarked
package dev.oneline.core.directory;

import org.jspecify.annotations.NullMarked;
