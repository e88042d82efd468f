package dev.oneline.core.contact;

/**
 * The customer's side of a contact.
 *
 * @param address calling number (ANI), or the id of a website's visitor
 * @param name empty when unknown
 */
public record Party(String address, String name) {}
