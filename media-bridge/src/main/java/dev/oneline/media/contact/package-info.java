/** The legs of a contact and the plan that says who hears whom. */
@NullMarked
package dev.oneline.media.contact;

import org.jspecify.annotations.NullMarked;
