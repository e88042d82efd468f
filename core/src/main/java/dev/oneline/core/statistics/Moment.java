package dev.oneline.core.statistics;

/** When an event is taken to have happened. */
record Moment(long seq, long atMs) {}
