/** What browsers and backend say to each other on {@code /ws}: the records of {@code contract/ws.schema.json}. */
@NullMarked
package dev.oneline.contract.ws;

import org.jspecify.annotations.NullMarked;
