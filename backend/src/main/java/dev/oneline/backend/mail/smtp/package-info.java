/** Mail over SMTP. */
@NullMarked
package dev.oneline.backend.mail.smtp;

import org.jspecify.annotations.NullMarked;
