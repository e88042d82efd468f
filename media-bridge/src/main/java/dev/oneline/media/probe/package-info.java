/**
 * The other side of a call, made of the same parts: a minimal browser and a minimal gateway over real UDP. Tests and
 * measurements call with them; the bridge itself doesn't.
 */
@NullMarked
package dev.oneline.media.probe;

import org.jspecify.annotations.NullMarked;
