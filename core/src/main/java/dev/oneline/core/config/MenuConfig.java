package dev.oneline.core.config;

/**
 * Bounds of flows, the same for all of a tenant's.
 *
 * @param maxDepth menus and called flows that may be nested in each other
 */
public record MenuConfig(int maxDepth) {
    /** With what nobody has seen a need to exceed. */
    public static final MenuConfig USUAL = new MenuConfig(64);

    public static final int MAX_DEPTH = 256;
}
