@NullMarked
package dev.oneline.backend.flow;

import org.jspecify.annotations.NullMarked;
