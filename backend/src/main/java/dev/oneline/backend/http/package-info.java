/** The HTTP door: REST by the OpenAPI contract, static files, health, metrics. */
@NullMarked
package dev.oneline.backend.http;

import org.jspecify.annotations.NullMarked;
