package dev.oneline.core.contact;

/**
 * A contact put to an agent. It stays with the contact after it was accepted: it names who talks, and over which leg.
 *
 * @param ringback prompt that the customer hears while it rings
 * @param legConnected whether the media of the agent's leg is up
 */
public record Offer(
        String offerId,
        String agentId,
        String legId,
        long offeredAtMs,
        long expiresAtMs,
        String ringback,
        boolean legConnected) {
    Offer withLegConnected(boolean connected) {
        return new Offer(offerId, agentId, legId, offeredAtMs, expiresAtMs, ringback, connected);
    }
}
