package dev.oneline.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * The nodes that carry a contact. When one of them dies, the contact ends.
 *
 * @param sipNode null for a contact that came over the web
 */
public record Carrier(String mediaNode, @Nullable String sipNode) {}
