/** Tests of flows (N6): a scripted caller, the production interpreter, virtual time. */
@NullMarked
package dev.oneline.core.flow.trial;

import org.jspecify.annotations.NullMarked;
