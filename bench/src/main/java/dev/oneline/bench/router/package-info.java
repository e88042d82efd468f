/** What a decision of the shard costs. */
@NullMarked
package dev.oneline.bench.router;

import org.jspecify.annotations.NullMarked;
