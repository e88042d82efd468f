/** Measurements that {@code ./oneline bench NAME} runs; each prints {@code figure=value unit} lines. */
@NullMarked
package dev.oneline.bench;

import org.jspecify.annotations.NullMarked;
