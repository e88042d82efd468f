package dev.oneline.backend.phonepin;

import dev.oneline.backend.flow.LookUps;
import dev.oneline.backend.phonepin.PhonePins.Verdict;
import dev.oneline.backend.shard.ShardPort;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.ShardView;
import io.vertx.core.Future;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lookup service {@code phone-pin}: {@code extension}, {@code pin} and {@code caller} in; {@code agent} and {@code name}
 * out when they belong together, {@code locked} when it was tried too often.
 */
public final class PhonePinService implements LookUps.OwnService {
    public static final String NAME = "phone-pin";

    private final PhonePins pins;
    private final ShardPort shard;

    private record Person(String agentId, String name) {
        static final Person NOBODY = new Person("", "");
    }

    public PhonePinService(PhonePins pins, ShardPort shard) {
        this.pins = pins;
        this.shard = shard;
    }

    @Override
    public Future<LookUps.Answer> ask(SortedMap<String, String> arguments) {
        var extension = arguments.getOrDefault("extension", "");
        return shard.read(view -> person(view, extension)).compose(person -> pins.check(
                        person.agentId, arguments.getOrDefault("caller", ""), arguments.getOrDefault("pin", ""))
                .map(verdict -> answer(person, verdict)));
    }

    private static Person person(ShardView view, String extension) {
        return extension.isEmpty()
                ? Person.NOBODY
                : view.config().agents().stream()
                        .filter(agent -> agent.extension().equals(extension))
                        .findFirst()
                        .map(agent -> new Person(agent.agentId(), agent.name()))
                        .orElse(Person.NOBODY);
    }

    private static LookUps.Answer answer(Person person, Verdict verdict) {
        var values = new TreeMap<String, String>();
        if (verdict == Verdict.RIGHT) {
            values.put("agent", person.agentId);
            values.put("name", person.name);
            return new LookUps.Answer(LookUpOutcome.FOUND, values);
        }
        values.put("locked", Boolean.toString(verdict == Verdict.LOCKED));
        return new LookUps.Answer(LookUpOutcome.NOT_FOUND, values);
    }
}
