/**
 * What if: a generated or a recorded day goes through the production shard in virtual time, with other staffing or other
 * rules, and the outcomes are compared. {@link dev.oneline.core.whatif.Erlang} is what the simulation is held against.
 * Randomness is data here too: every draw follows from a seed.
 */
@NullMarked
package dev.oneline.core.whatif;

import org.jspecify.annotations.NullMarked;
