package dev.oneline.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankedIndexTest {
    private static final long SEED = 20_261_123;

    private record Key(long rank, long seq) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return rank != other.rank ? Long.compare(rank, other.rank) : Long.compare(seq, other.seq);
        }
    }

    @Test
    void shouldAgreeWithASortedMapWhateverHappens() {
        var random = new SplittableRandom(SEED);
        var index = new RankedIndex<String>();
        var map = new TreeMap<Key, String>();
        for (var i = 0; i < 20_000; i++) {
            var key = new Key(random.nextLong(-20, 20), random.nextLong(20));
            if (map.remove(key) == null) {
                map.put(key, "c" + key);
                index.add(key.rank, key.seq, weight(key), "c" + key);
            } else {
                index.remove(key.rank, key.seq);
            }
            assertThat(index.size()).as("seed %s, step %s", SEED, i).isEqualTo(map.size());
            assertThat(index.first())
                    .isEqualTo(map.isEmpty() ? null : map.firstEntry().getValue());
            var probe = new Key(random.nextLong(-20, 20), random.nextLong(20));
            assertThat(index.position(probe.rank, probe.seq))
                    .isEqualTo(map.headMap(probe).size());
            var behind = map.higherEntry(new Key(probe.rank, Long.MAX_VALUE));
            assertThat(index.firstBehind(probe.rank)).isEqualTo(behind == null ? null : behind.getValue());
        }
    }

    @Test
    void shouldDrawByPositionAndByWeight() {
        var random = new SplittableRandom(SEED);
        var index = new RankedIndex<String>();
        var map = new TreeMap<Key, String>();
        while (map.size() < 200) {
            var key = new Key(random.nextLong(50), random.nextLong(50));
            if (map.put(key, key.toString()) == null) {
                index.add(key.rank, key.seq, weight(key), key.toString());
            }
        }
        var at = 0;
        var mark = 0L;
        for (var entry : map.entrySet()) {
            assertThat(index.at(at++)).isEqualTo(entry.getValue());
            for (var share = 0; share < weight(entry.getKey()); share++) {
                assertThat(index.atWeight(mark++)).isEqualTo(entry.getValue());
            }
        }
        assertThat(index.totalWeight()).isEqualTo(mark);
        assertThat(index.at(at)).isNull();
        assertThat(index.atWeight(mark)).isNull();
    }

    private static int weight(Key key) {
        return 1 + (int) (Math.abs(key.rank) + key.seq) % 5;
    }

    @Test
    void shouldNotBeBotheredByRemovalOfWhatIsntThere() {
        var index = new RankedIndex<String>();
        index.add(1, 1, "one");

        index.remove(1, 2);

        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void shouldStayFlatWhenKeysComeInOrder() {
        var index = new RankedIndex<String>();
        for (var seq = 0L; seq < 200_000; seq++) {
            index.add(0, seq, "c");
        }
        // A list instead of a tree would overflow the stack long before.
        assertThat(index.position(0, 150_000)).isEqualTo(150_000);
    }
}
