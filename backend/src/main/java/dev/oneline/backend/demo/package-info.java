/** What {@code --demo} adds to the server, so that there is something to try it with. */
@NullMarked
package dev.oneline.backend.demo;

import org.jspecify.annotations.NullMarked;
