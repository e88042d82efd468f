package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Evidence.Question;
import dev.oneline.core.statistics.Intervals.Unit;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds of every log: figures kept up live, through restarts, are those that the auditor works out from the log, under
 * any rules; a figure is the sum of its evidence; the books balance.
 */
public final class FiguresCheck {
    private static final int MAX_SHORT_TIME_MS = 90_000;
    private static final int QUESTIONS = 2;
    private static final List<Figure> FIGURES = List.of(Figure.values());
    private static final List<String> ZONES = List.of("Asia/Shanghai", "Asia/Kathmandu", "Europe/Berlin");

    private FiguresCheck() {}

    /** @return how many figures were compared */
    public static int check(List<Recorded> log, long seed) {
        var random = new SplittableRandom(seed);
        var compared = 0;
        for (var round = 0; round < 2; round++) {
            var rules = rules(random);
            var atMs = log.getLast().atMs() + random.nextLong(-10_000, 4_000_000);
            var live = live(log, rules, random);
            var audit = new Audit(log, rules, atMs);
            for (var interval : intervals(log, live.intervals(), atMs)) {
                var report = live.report(interval, atMs);
                assertThat(report.rows()).as("%s of seed %d", interval, seed).isEqualTo(audit.rows(interval));
                assertThat(report).isEqualTo(Statistics.recompute(log, rules).report(interval, atMs));
                compared += report.rows().values().stream()
                        .mapToInt(figures -> figures.amounts().size())
                        .sum();
                evidence(log, rules, report, atMs, random);
                plausible(report);
            }
            balance(live, atMs);
        }
        return compared;
    }

    private static StatisticsRules rules(SplittableRandom random) {
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var own = new ServiceTarget(80, random.nextLong(MAX_SHORT_TIME_MS), random.nextLong(MAX_SHORT_TIME_MS));
        var usual = new ServiceTarget(80, random.nextLong(MAX_SHORT_TIME_MS), random.nextLong(MAX_SHORT_TIME_MS));
        return new StatisticsRules(zone, usual, Map.of("support", own), 100_000);
    }

    /** Event by event, with a restart from a snapshot now and then, and somebody looking on. */
    private static Statistics live(List<Recorded> log, StatisticsRules rules, SplittableRandom random) {
        var live = new Statistics(rules);
        for (var recorded : log) {
            live.read(recorded);
            switch (random.nextInt(40)) {
                case 0 -> live = Statistics.restore(live.snapshot());
                case 1 -> live.live(recorded.atMs() + random.nextLong(100_000));
                default -> {}
            }
        }
        return live;
    }

    /** Those in which something happened, the one that {@code atMs} is in, and all the days together. */
    private static List<Interval> intervals(List<Recorded> log, Intervals of, long atMs) {
        var moments = new TreeSet<Long>(List.of(atMs));
        log.forEach(recorded -> moments.add(recorded.atMs()));
        var found = new LinkedHashSet<Interval>();
        for (var moment : moments) {
            for (var unit : Unit.values()) {
                found.add(of.at(unit, moment));
            }
        }
        found.add(new Interval(
                of.at(Unit.DAY, moments.getFirst()).fromMs(),
                of.at(Unit.DAY, moments.getLast()).toMs()));
        return List.copyOf(found);
    }

    private static void evidence(
            List<Recorded> log, StatisticsRules rules, Report report, long atMs, SplittableRandom random) {
        var rows = List.copyOf(report.rows().entrySet());
        for (var i = 0; i < QUESTIONS && !rows.isEmpty(); i++) {
            var subject = rows.get(random.nextInt(rows.size())).getKey();
            var figure = FIGURES.get(random.nextInt(FIGURES.size()));
            var question = new Question(subject.kind(), subject.id(), figure, null, report.interval());
            var evidence = Evidence.find(log, rules, question, log.size(), atMs);
            var figures =
                    subject.kind() == Subject.Kind.QUEUE ? report.queue(subject.id()) : report.agent(subject.id());
            assertThat(evidence.value()).as(question.toString()).isEqualTo(figures.of(figure));
            assertThat(evidence.items().stream()
                            .mapToLong(Evidence.Item::amount)
                            .reduce(0, figure::merge))
                    .as(question.toString())
                    .isEqualTo(evidence.value());
            assertThat(evidence.seqs()).allMatch(seq -> 0 < seq && seq <= log.size());
        }
    }

    private static void plausible(Report report) {
        var lengthMs = report.interval().toMs() - report.interval().fromMs();
        report.rows().forEach((subject, figures) -> {
            assertThat(figures.amounts().values()).allMatch(amount -> amount > 0);
            assertThat(figures.serviceLevel().orElse(0)).isBetween(0.0, 1.0);
            assertThat(figures.occupancy().orElse(0)).isBetween(0.0, 1.0);
            assertThat(figures.signedInMs()).isLessThanOrEqualTo(lengthMs);
        });
    }

    /** What was offered over all time was answered, lost, moved, or waits. */
    private static void balance(Statistics live, long atMs) {
        var rows = live.snapshot().rows();
        for (var queue : live.live(atMs).queues()) {
            var all = rows.stream()
                    .filter(row -> row.subject().kind() == Subject.Kind.QUEUE
                            && row.subject().id().equals(queue.queueId()))
                    .map(row -> new Figures(new TreeMap<>(Map.of(row.measure(), row.amount()))))
                    .reduce(Figures.NONE, Figures::and);
            assertThat(all.of(Figure.OFFERED))
                    .isEqualTo(
                            all.of(Figure.ANSWERED) + all.of(Figure.LOST) + all.of(Figure.MOVED_OUT) + queue.waiting());
            assertThat(all.of(Figure.ANSWERED))
                    .isEqualTo(all.of(Figure.HANDLED) + queue.talking() + queue.wrappingUp());
        }
    }
}
