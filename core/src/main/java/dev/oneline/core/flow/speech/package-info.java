/** Values as recordings of a language: digits, numbers, amounts of money, dates and times. */
@NullMarked
package dev.oneline.core.flow.speech;

import org.jspecify.annotations.NullMarked;
