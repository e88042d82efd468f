/** Being found by a browser (RFC 8445, as a lite agent): STUN, sessions, consent. Knows no sockets. */
@NullMarked
package dev.oneline.media.ice;

import org.jspecify.annotations.NullMarked;
