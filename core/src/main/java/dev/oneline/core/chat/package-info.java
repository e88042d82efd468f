/** Contacts in writing: what their customers are to read, and what their words mean to a flow. */
@NullMarked
package dev.oneline.core.chat;

import org.jspecify.annotations.NullMarked;
