@NullMarked
package dev.oneline.backend.customer;

import org.jspecify.annotations.NullMarked;
