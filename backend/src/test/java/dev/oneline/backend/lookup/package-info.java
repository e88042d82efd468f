@NullMarked
package dev.oneline.backend.lookup;

import org.jspecify.annotations.NullMarked;
