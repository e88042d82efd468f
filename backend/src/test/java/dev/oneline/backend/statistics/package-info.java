@org.jspecify.annotations.NullMarked
package dev.oneline.backend.statistics;
