/**
 * Flows (IVR): programs that greet, ask and decide before a contact is queued. {@link dev.oneline.core.flow.Flow} is the
 * program, {@link dev.oneline.core.flow.FlowRun} where a contact is in it, {@link dev.oneline.core.flow.Walking} the
 * interpreter.
 */
@NullMarked
package dev.oneline.core.flow;

import org.jspecify.annotations.NullMarked;
