/** Typed settings: read once at the start into records, refused with one clear line when wrong. */
@NullMarked
package dev.oneline.runtime.config;

import org.jspecify.annotations.NullMarked;
