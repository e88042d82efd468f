/** A tenant's library of prompts: kept, listed, played in the place of what ships. */
@NullMarked
package dev.oneline.backend.prompt;

import org.jspecify.annotations.NullMarked;
