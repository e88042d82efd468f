package dev.oneline.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeqIndexTest {
    private static final long SEED = 20_261_123;

    @Test
    void shouldAgreeWithASortedMapWhateverHappens() {
        var random = new SplittableRandom(SEED);
        var index = new SeqIndex();
        var map = new TreeMap<Long, String>();
        for (var i = 0; i < 20_000; i++) {
            var seq = random.nextLong(500);
            if (map.remove(seq) == null) {
                map.put(seq, "c" + seq);
                index.add(seq, "c" + seq);
            } else {
                index.remove(seq);
            }
            assertThat(index.size()).as("seed %s, step %s", SEED, i).isEqualTo(map.size());
            assertThat(index.firstSeq()).isEqualTo(map.isEmpty() ? Long.MAX_VALUE : map.firstKey());
            assertThat(index.firstId())
                    .isEqualTo(map.isEmpty() ? null : map.firstEntry().getValue());
            var probe = random.nextLong(500);
            assertThat(index.rank(probe)).isEqualTo(map.headMap(probe).size());
        }
    }

    @Test
    void shouldNotBeBotheredByRemovalOfWhatIsntThere() {
        var index = new SeqIndex();
        index.add(1, "one");

        index.remove(2);

        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void shouldStayFlatWhenKeysComeInOrder() {
        var index = new SeqIndex();
        for (var seq = 0L; seq < 200_000; seq++) {
            index.add(seq, "c");
        }
        // A list instead of a tree would overflow the stack long before.
        assertThat(index.rank(150_000)).isEqualTo(150_000);
    }
}
