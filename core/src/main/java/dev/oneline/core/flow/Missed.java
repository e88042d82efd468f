package dev.oneline.core.flow;

import dev.oneline.core.shard.Command;

/** Why a question is asked again. */
public enum Missed {
    NO_INPUT,
    WRONG_INPUT;

    static Missed by(Command.FinishInput command) {
        return command.keyCount() == 0 ? NO_INPUT : WRONG_INPUT;
    }
}
