/** Calls that a website's visitor starts. */
@NullMarked
package dev.oneline.backend.webcalls;

import org.jspecify.annotations.NullMarked;
