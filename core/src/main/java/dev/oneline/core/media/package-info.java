/** Who hears what: a function of a contact's state. */
@NullMarked
package dev.oneline.core.media;

import org.jspecify.annotations.NullMarked;
