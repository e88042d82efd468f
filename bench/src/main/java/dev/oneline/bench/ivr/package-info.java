/** The benchmark of menus: many callers who hear prompts and press keys. */
@NullMarked
package dev.oneline.bench.ivr;

import org.jspecify.annotations.NullMarked;
