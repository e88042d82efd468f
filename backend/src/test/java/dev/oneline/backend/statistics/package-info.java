@NullMarked
package dev.oneline.backend.statistics;

import org.jspecify.annotations.NullMarked;
