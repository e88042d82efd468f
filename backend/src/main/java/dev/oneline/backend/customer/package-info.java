/** Whom a company knows: the customer store, as agents keep it and flows ask it. */
@NullMarked
package dev.oneline.backend.customer;

import org.jspecify.annotations.NullMarked;
