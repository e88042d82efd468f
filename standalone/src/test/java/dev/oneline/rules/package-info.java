/** The house rules that a machine can check: sizes of files and functions, who may use whom. */
@NullMarked
package dev.oneline.rules;

import org.jspecify.annotations.NullMarked;
