package dev.oneline.core.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * A variant's observations: independent replications, or the batches of one long run (batch means). Those of two variants
 * that saw the same customers are compared pair by pair.
 */
public final class Study {
    public static final double CONFIDENCE = 0.99;
    private static final double MS_PER_S = 1_000;

    private final List<Observation> observations;

    public Study(List<Observation> observations) {
        if (observations.isEmpty()) {
            throw new IllegalArgumentException("nothing was observed");
        }
        this.observations = List.copyOf(observations);
    }

    /**
     * Independent replications, one day after the other: only one is in memory.
     *
     * @param day the one of that number
     * @param warmUpMs from the beginning of each day; not counted, since the day begins empty
     */
    public static Study ofReplications(int count, LongFunction<Day> day, long warmUpMs, ServiceRule rule) {
        var observations = new ArrayList<Observation>();
        for (var nth = 0; nth < count; nth++) {
            var replication = day.apply(nth);
            var fromMs = replication.startMs() + warmUpMs;
            observations.addAll(
                    run(replication, new Windows(fromMs, replication.endMs() - fromMs, 1), rule).observations);
        }
        return new Study(observations);
    }

    /**
     * One run; each window is a batch. Batches must be long against the time in which the queue forgets; where the day's
     * hours differ the interval is wider than it need be, since it takes that for scatter.
     */
    public static Study run(Day day, Windows windows, ServiceRule rule) {
        var tally = new Tally(windows, rule);
        World.run(day, tally);
        return new Study(tally.observations());
    }

    /** The whole tenant first, then the queues by id. */
    public List<Figures> figures() {
        return figures(queueId -> new SeriesSet(observations, queueId), this);
    }

    /**
     * How much the figures of {@code other} exceed these, which is the base.
     *
     * @throws IllegalArgumentException when they don't pair
     */
    public List<Figures> differences(Study other) {
        if (other.count() != count()) {
            throw new IllegalArgumentException("both variants need the same replications or batches");
        }
        return figures(
                queueId -> new SeriesSet(other.observations, queueId).minus(new SeriesSet(observations, queueId)),
                other);
    }

    /** How many replications or batches there are. */
    public int count() {
        return observations.size();
    }

    private List<Figures> figures(Function<String, SeriesSet> series, Study other) {
        var queueIds = new TreeSet<String>();
        observations.forEach(observation -> queueIds.addAll(observation.queueIds()));
        other.observations.forEach(observation -> queueIds.addAll(observation.queueIds()));
        var figures = new ArrayList<Figures>();
        figures.add(series.apply("").figures(""));
        for (var queueId : queueIds) {
            figures.add(series.apply(queueId).figures(queueId));
        }
        return figures;
    }

    /** Every figure's series, in the order of {@link Figures}. */
    private static final class SeriesSet {
        private final List<Series> all;

        private SeriesSet(List<Series> all) {
            this.all = all;
        }

        SeriesSet(List<Observation> of, String queueId) {
            this(List.of(
                    Series.of(of, each -> each.sums(queueId).offered),
                    Series.of(of, each -> each.sums(queueId).answered),
                    Series.of(of, each -> each.sums(queueId).abandoned),
                    Series.of(of, each -> each.sums(queueId).refused),
                    Series.of(of, each -> each.sums(queueId).overflowed),
                    Series.of(of, each -> each.sums(queueId).turnedAway),
                    Series.of(of, each -> each.sums(queueId).calledBack),
                    Series.ratio(of, each -> each.sums(queueId).answeredInTime, each -> each.sums(queueId).offered),
                    Series.ratio(of, each -> each.sums(queueId).abandoned, each -> each.sums(queueId).offered),
                    Series.ratio(of, each -> each.sums(queueId).answeredWaitMs / MS_PER_S, each -> each.sums(queueId)
                            .answered),
                    Series.of(of, each -> each.sums(queueId).maxWaitMs / MS_PER_S),
                    Series.ratio(
                            of, each -> each.sums(queueId).handlingMs / MS_PER_S, each -> each.sums(queueId).handled),
                    Series.ratio(
                            of,
                            each -> sum(each, queueId, Observation.Worked::handlingMs),
                            each -> sum(each, queueId, worked -> worked.handlingMs() + worked.availableMs())),
                    Series.of(of, each -> each.agentFairness(queueId)),
                    Series.of(of, each -> waitFairness(each.sums(queueId))),
                    Series.of(of, each -> queueId.isEmpty() ? each.queueFairness() : Double.NaN)));
        }

        private static double sum(Observation of, String queueId, ToDoubleFunction<Observation.Worked> part) {
            return of.workers(queueId).stream().mapToDouble(part).sum();
        }

        private static double waitFairness(QueueSums sums) {
            return Jain.index(sums.answered, (double) sums.answeredWaitMs, sums.answeredWaitSquares);
        }

        SeriesSet minus(SeriesSet base) {
            var differences = new ArrayList<Series>();
            for (var i = 0; i < all.size(); i++) {
                differences.add(all.get(i).minus(base.all.get(i)));
            }
            return new SeriesSet(differences);
        }

        Figures figures(String queueId) {
            var estimates =
                    all.stream().map(series -> series.estimate(CONFIDENCE)).iterator();
            return new Figures(
                    queueId,
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next(),
                    estimates.next());
        }
    }
}
