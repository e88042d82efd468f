/** One call as a machine without input or output: inputs from SIP, the bus and timers; actions for the edge to carry out. */
@NullMarked
package dev.oneline.sip.call;

import org.jspecify.annotations.NullMarked;
