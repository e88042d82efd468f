package dev.oneline.backend.ws;

import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.shard.Command;

/** Has a request decided, and says on its connection what came of it. */
final class Requests {
    private Requests() {}

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
