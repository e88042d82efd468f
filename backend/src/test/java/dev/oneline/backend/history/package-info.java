/** What became of contacts, told from the log. */
package dev.oneline.backend.history;
