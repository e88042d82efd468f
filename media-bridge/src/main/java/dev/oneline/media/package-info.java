/**
 * The media bridge: brings the audio of browsers and gateways together. {@link dev.oneline.media.contact.Contacts} carries
 * out what the bus asks; a packet runs from its transport through {@link dev.oneline.media.leg.Leg} to those who hear it.
 */
@NullMarked
package dev.oneline.media;

import org.jspecify.annotations.NullMarked;
