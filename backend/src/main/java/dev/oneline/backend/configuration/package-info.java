/** How an administrator reads and changes what the shard goes by: the contract's words for it, its problems, its history. */
@NullMarked
package dev.oneline.backend.configuration;

import org.jspecify.annotations.NullMarked;
