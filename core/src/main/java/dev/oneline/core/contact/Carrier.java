package dev.oneline.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * The nodes that carry a contact. When one of them dies, the contact ends.
 *
 * @param sipNode null for a contact that came over the web
 * @param outNode the SIP node that places calls for a contact that came over the web; null: none does, or the contact's own
 */
public record Carrier(
        String mediaNode,
        @Nullable String sipNode,
        @Nullable String outNode) {
    /** Calls for it are placed by its own SIP node, if it has one. */
    public Carrier(String mediaNode, @Nullable String sipNode) {
        this(mediaNode, sipNode, null);
    }

    /** The SIP node that places calls for it; null: none does. */
    public @Nullable String callsOut() {
        return sipNode == null ? outNode : sipNode;
    }
}
