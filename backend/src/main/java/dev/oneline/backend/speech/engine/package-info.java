/** Who can speak: a program on this machine, or a service. */
@NullMarked
package dev.oneline.backend.speech.engine;

import org.jspecify.annotations.NullMarked;
