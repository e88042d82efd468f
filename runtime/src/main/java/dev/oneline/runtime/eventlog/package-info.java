/** The log: the one truth. A port with adapters that pass one contract test. */
@NullMarked
package dev.oneline.runtime.eventlog;

import org.jspecify.annotations.NullMarked;
