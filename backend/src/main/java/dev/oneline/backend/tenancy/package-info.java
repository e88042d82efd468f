/** Tenants: their configuration, trunks and keys. */
@NullMarked
package dev.oneline.backend.tenancy;

import org.jspecify.annotations.NullMarked;
