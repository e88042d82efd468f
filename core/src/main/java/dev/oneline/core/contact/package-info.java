/** One request of a customer, from arrival to the end of wrap-up. */
@NullMarked
package dev.oneline.core.contact;

import org.jspecify.annotations.NullMarked;
