/** Proves the simulated days against formulas, and against themselves. */
package dev.oneline.core.whatif;
