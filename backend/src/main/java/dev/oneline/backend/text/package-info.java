/** What users read, in their language. */
@NullMarked
package dev.oneline.backend.text;

import org.jspecify.annotations.NullMarked;
