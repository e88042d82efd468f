/** Chats: what is written, kept and shown, and what of it the shard gets to know. */
@NullMarked
package dev.oneline.backend.chat;

import org.jspecify.annotations.NullMarked;
