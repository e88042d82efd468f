/** Finding a way to the browser (RFC 8445), behind an interface of our own. */
@NullMarked
package dev.oneline.media.ice;

import org.jspecify.annotations.NullMarked;
