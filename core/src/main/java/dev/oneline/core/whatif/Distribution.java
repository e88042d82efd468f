package dev.oneline.core.whatif;

import java.util.List;

/** How long something takes, in milliseconds. */
public sealed interface Distribution {
    /** Longer than any day, and still far from where adding to a time would overflow. */
    long NEVER_MS = Long.MAX_VALUE / 4;

    /** Not below 0, and {@link #NEVER_MS} at most. */
    long drawMs(Draws draws);

    static Distribution constant(long ms) {
        return new Constant(ms);
    }

    /** Patience without an end. */
    static Distribution never() {
        return new Constant(NEVER_MS);
    }

    record Constant(long ms) implements Distribution {
        public Constant {
            require(ms >= 0 && ms <= NEVER_MS, "a duration isn't negative");
        }

        @Override
        public long drawMs(Draws draws) {
            return ms;
        }
    }

    record Exponential(double meanMs) implements Distribution {
        public Exponential {
            require(meanMs > 0 && meanMs < NEVER_MS, "a mean is positive");
        }

        @Override
        public long drawMs(Draws draws) {
            return Math.round(meanMs * draws.exponential());
        }
    }

    /** @param cv coefficient of variation: standard deviation ÷ mean */
    record LogNormal(double meanMs, double cv) implements Distribution {
        public LogNormal {
            require(meanMs > 0 && meanMs < NEVER_MS && cv >= 0 && cv <= 100, "mean and variation are positive");
        }

        @Override
        public long drawMs(Draws draws) {
            var variance = Math.log1p(cv * cv);
            var ms = meanMs * Math.exp(Math.sqrt(variance) * draws.normal() - variance / 2);
            return Math.min(Math.round(ms), NEVER_MS);
        }
    }

    /** One of the values seen, each as likely as the others. */
    record Empirical(List<Long> valuesMs) implements Distribution {
        public Empirical {
            valuesMs = List.copyOf(valuesMs);
            require(!valuesMs.isEmpty(), "there must be a value to draw");
            require(valuesMs.stream().allMatch(ms -> ms >= 0 && ms <= NEVER_MS), "a duration isn't negative");
        }

        @Override
        public long drawMs(Draws draws) {
            // The stream gives (0, 1].
            return valuesMs.get((int) Math.ceil(draws.uniform() * valuesMs.size()) - 1);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
