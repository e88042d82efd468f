/**
 * What Oneline's processes say to each other over the event bus. Requests are declarative and idempotent, so that a
 * sender that doesn't know whether it was heard says it again. docs/ARCHITECTURE.md tells who sends what to whom.
 */
@NullMarked
package dev.oneline.contract.bus;

import org.jspecify.annotations.NullMarked;
