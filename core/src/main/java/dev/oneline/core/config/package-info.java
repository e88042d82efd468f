/** What an administrator decides about a tenant, as the core reads it. */
@NullMarked
package dev.oneline.core.config;

import org.jspecify.annotations.NullMarked;
