package dev.oneline.contract.bus;

/** A contact that a bridge carries, for finding orphans on either side. */
public record CarriedContact(String tenant, String contactId, long sinceMs) {}
