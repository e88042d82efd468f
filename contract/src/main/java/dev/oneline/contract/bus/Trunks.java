package dev.oneline.contract.bus;

import java.util.List;

/** The configured trunks of all tenants. */
public record Trunks(List<Trunk> trunks) {}
