/**
 * PostgreSQL as a child process of ours: durable, on loopback only, with a password of its own, gone when we are gone,
 * and back at once whatever was killed before.
 */
@NullMarked
package dev.oneline.postgres;

import org.jspecify.annotations.NullMarked;
