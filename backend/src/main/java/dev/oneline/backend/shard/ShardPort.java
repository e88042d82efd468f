package dev.oneline.backend.shard;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import io.vertx.core.Future;
import java.util.function.Function;

/** A tenant's shard as sessions use it. */
public interface ShardPort {
    /** Never fails. */
    Future<ShardReply> submit(Command command);

    /** Looks at the state on the shard's thread. */
    <T> Future<T> read(Function<ShardView, T> look);
}
