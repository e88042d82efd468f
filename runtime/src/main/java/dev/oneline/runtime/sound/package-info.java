/** Sound as telephones speak it. */
@NullMarked
package dev.oneline.runtime.sound;

import org.jspecify.annotations.NullMarked;
