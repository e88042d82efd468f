/** Agents and their states. */
@NullMarked
package dev.oneline.core.agent;

import org.jspecify.annotations.NullMarked;
