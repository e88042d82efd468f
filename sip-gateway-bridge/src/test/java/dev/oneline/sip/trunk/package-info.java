/** Trunks and their channels. */
package dev.oneline.sip.trunk;
