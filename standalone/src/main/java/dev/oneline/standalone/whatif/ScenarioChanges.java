package dev.oneline.standalone.whatif;

import static dev.oneline.standalone.whatif.Entries.sorted;

import dev.oneline.core.whatif.Scenario;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.standalone.whatif.ScenarioFile.VariantEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;

/** A variant's changes by queue and by team. */
final class ScenarioChanges {
    private ScenarioChanges() {}

    static Scenario of(String where, VariantEntry variant, Scenario scenario) throws StartRefused {
        var queueIds = scenario.queues().stream().map(Scenario.Queue::queueId).toList();
        known(where + "asking: queue ", sorted(variant.asking()), queueIds);
        known(where + "routing: queue ", sorted(variant.routing()), queueIds);
        known(where + "overflow: queue ", sorted(variant.overflow()), queueIds);
        var names = scenario.teams().stream().map(Scenario.Team::name).toList();
        known(where + "skills: team ", sorted(variant.skills()), names);
        var queues = new ArrayList<Scenario.Queue>();
        for (var queue : scenario.queues()) {
            queues.add(queue(where, variant, queue));
        }
        var teams = new ArrayList<Scenario.Team>();
        for (var team : scenario.teams()) {
            teams.add(team(where, variant, team));
        }
        return new Scenario(scenario.lengthMs(), queues, teams, scenario.rules());
    }

    private static void known(String what, Map<String, ?> changes, Collection<String> names) throws StartRefused {
        for (var name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new StartRefused(what + name + " is not there");
            }
        }
    }

    private static Scenario.Queue queue(String where, VariantEntry variant, Scenario.Queue queue) throws StartRefused {
        var at = where + "queue " + queue.queueId() + ": ";
        var asking = sorted(variant.asking()).get(queue.queueId());
        var routing = sorted(variant.routing()).get(queue.queueId());
        var overflow = sorted(variant.overflow()).get(queue.queueId());
        return new Scenario.Queue(
                queue.queueId(),
                queue.arrivals(),
                queue.handling(),
                queue.wrapUp(),
                queue.wrapUpLimitMs(),
                queue.patience(),
                queue.maxWaiting(),
                asking == null ? queue.asking() : ScenarioFile.asking(at, asking),
                routing == null ? queue.routing() : routing.over(queue.routing(), at + "routing: "),
                overflow == null ? queue.overflow() : overflow.over(queue.overflow(), at + "overflow: "));
    }

    private static Scenario.Team team(String where, VariantEntry variant, Scenario.Team team) throws StartRefused {
        var skills = sorted(variant.skills()).get(team.name());
        return new Scenario.Team(
                team.name(),
                team.agents(),
                team.queues(),
                skills == null ? team.skills() : Entries.skills(where + "team " + team.name() + ": ", skills),
                team.groupIds(),
                team.weight(),
                team.shifts());
    }
}
