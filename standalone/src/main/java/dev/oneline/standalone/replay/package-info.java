/** {@code ./oneline replay}: why a contact went where it went, from the log of an Oneline that needs not run. */
@NullMarked
package dev.oneline.standalone.replay;

import org.jspecify.annotations.NullMarked;
