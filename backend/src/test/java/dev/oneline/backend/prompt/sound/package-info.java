@NullMarked
package dev.oneline.backend.prompt.sound;

import org.jspecify.annotations.NullMarked;
