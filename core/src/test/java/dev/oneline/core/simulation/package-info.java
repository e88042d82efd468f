/**
 * Seeded simulation: random commands, late and doubled messages, crashes, lost nodes and jumping clocks against one shard,
 * with everything that must hold checked after each step. A failing seed is shrunk to a short script.
 */
package dev.oneline.core.simulation;
