package dev.oneline.backend.ws;

import dev.oneline.backend.shard.ShardPort;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.shard.Command;
import io.vertx.core.Future;

/** Has a request decided, and says on its connection what came of it. */
final class Requests {
    private Requests() {}

    /** Says what became of something that is done or {@link Refused}, or may be tried again. */
    static void answer(WsConnection connection, long id, Future<Void> done) {
        done.onSuccess(ok -> connection.send(new ServerMessage.Ok(id)))
                .onFailure(cause -> connection.refuse(
                        id, cause instanceof Refused refused ? refused.refusal() : Refusal.TRY_AGAIN));
    }

    static void ask(ShardPort shard, WsConnection connection, long id, Command command) {
        shard.submit(command).onSuccess(reply -> {
            switch (reply) {
                case ShardReply.Done done -> connection.send(new ServerMessage.Ok(id));
                case ShardReply.Rejected rejected -> connection.refuse(id, Refusal.of(rejected.rejection()));
                case ShardReply.Unavailable unavailable -> connection.refuse(id, Refusal.TRY_AGAIN);
            }
        });
    }
}
