/** What stories about a shard are told with: a shard, a clock, and an outside world that does what effects say. */
package dev.oneline.core.story;
