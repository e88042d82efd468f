/** Users, their roles, passwords and tokens. */
@NullMarked
package dev.oneline.backend.identity;

import org.jspecify.annotations.NullMarked;
