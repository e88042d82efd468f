/**
 * The event log in Kafka. A shard has a topic of its own with one partition, and a transactional id of its own: who takes
 * that id fences whoever had it before, so that two owners can't both write. One append is one transaction; it is
 * acknowledged once every reader sees it.
 */
@NullMarked
package dev.oneline.runtime.eventlog.kafka;

import org.jspecify.annotations.NullMarked;
