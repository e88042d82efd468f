@NullMarked
package dev.oneline.backend.api;

import org.jspecify.annotations.NullMarked;
