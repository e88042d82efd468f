/**
 * What is looked at before the SIP stack sees a message: where it comes from, its size, its grammar, and whether it asks
 * for anything we offer. Pure: text in, a verdict out. Whatever can be answered without a transaction is answered here, so
 * that garbage costs neither memory nor an exception.
 */
@NullMarked
package dev.oneline.sip.screen;

import org.jspecify.annotations.NullMarked;
