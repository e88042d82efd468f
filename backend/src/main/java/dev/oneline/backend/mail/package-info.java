/** Mail that goes out. */
@NullMarked
package dev.oneline.backend.mail;

import org.jspecify.annotations.NullMarked;
