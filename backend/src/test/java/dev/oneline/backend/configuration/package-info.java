@NullMarked
package dev.oneline.backend.configuration;

import org.jspecify.annotations.NullMarked;
