/** The thin edge on JAIN SIP: transactions and messages in, a call's actions out. */
@NullMarked
package dev.oneline.sip.jain;

import org.jspecify.annotations.NullMarked;
