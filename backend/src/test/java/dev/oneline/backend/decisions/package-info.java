/** Why contacts went where they went, told from the log. */
package dev.oneline.backend.decisions;
