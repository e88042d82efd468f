package dev.oneline.core.simulation;

import dev.oneline.core.shard.Command;
import java.util.List;

/** A command of a simulated day, with the time at which it was decided. Others may decide the same ones again. */
public record SimulatedCommand(Command command, long nowMs) {
    /** The same ones for the same seed. */
    public static List<SimulatedCommand> of(long seed, int steps) {
        return List.copyOf(Simulation.run(Script.of(seed, steps)).owner().handled());
    }
}
