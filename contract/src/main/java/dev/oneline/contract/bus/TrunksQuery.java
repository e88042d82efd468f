package dev.oneline.contract.bus;

/** Asks for the configured trunks. */
public record TrunksQuery() {}
