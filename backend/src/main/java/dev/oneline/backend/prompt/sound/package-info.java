/** Sound files as people have them, made into what legs need. Bytes in, samples out. */
@NullMarked
package dev.oneline.backend.prompt.sound;

import org.jspecify.annotations.NullMarked;
