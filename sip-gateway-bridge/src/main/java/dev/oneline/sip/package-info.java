/** The SIP gateway bridge: it holds the dialogs with gateways and says what happened; the shard says what should happen. */
@NullMarked
package dev.oneline.sip;

import org.jspecify.annotations.NullMarked;
