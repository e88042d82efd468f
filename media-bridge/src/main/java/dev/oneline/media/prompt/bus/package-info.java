/** Tenants' sounds, asked of backends on the bus. */
@NullMarked
package dev.oneline.media.prompt.bus;

import org.jspecify.annotations.NullMarked;
