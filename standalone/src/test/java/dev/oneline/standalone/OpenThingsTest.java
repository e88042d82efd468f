package dev.oneline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenThingsTest {
    private final List<String> closed = new ArrayList<>();
    private final OpenThings open = new OpenThings();

    @Test
    void shouldCloseTheLastFirstAndEachOnce() {
        open.add(() -> closed.add("database"));
        open.add(() -> closed.add("backend"));
        open.close();
        open.close();
        assertThat(closed).containsExactly("backend", "database");
    }

    @Test
    void shouldCloseAtOnceWhatIsOpenedTooLate() {
        open.close();
        open.add(() -> closed.add("late"));
        assertThat(closed).containsExactly("late");
    }

    @Test
    void shouldCloseTheRestWhenOneFails() {
        open.add(() -> closed.add("database"));
        open.add(() -> {
            throw new IllegalStateException("stuck");
        });
        open.close();
        assertThat(closed).containsExactly("database");
    }
}
