/** Trunks by source address, their channels counted, kept fresh from the configuration. */
@NullMarked
package dev.oneline.sip.trunk;

import org.jspecify.annotations.NullMarked;
