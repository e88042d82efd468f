/** A call's races, one by one. */
package dev.oneline.sip.call;
