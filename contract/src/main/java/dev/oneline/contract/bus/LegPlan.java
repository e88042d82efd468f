package dev.oneline.contract.bus;

/** One leg of a contact and what it hears. */
public record LegPlan(String legId, Hears hears) {}
