/** The shard's language: what can be asked (Command), what happened (Event), what must be done (Effect), and why not (Rejection). */
@NullMarked
package dev.oneline.core.shard;

import org.jspecify.annotations.NullMarked;
