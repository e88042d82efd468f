package dev.oneline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMemberTest {
    private final Random random = new Random(1);

    @TempDir
    private Path data;

    @Test
    void shouldKeepItsNameWithTheData() throws Exception {
        var first = LogMember.of(data, random);
        var name = first.settings().get("log-member");
        assertThat(name).startsWith("backend-");
        first.close();

        try (var again = LogMember.of(data, random)) {
            assertThat(again.settings()).containsEntry("log-member", name);
        }
        try (var elsewhere = LogMember.of(data.resolve("other"), random)) {
            assertThat(elsewhere.settings().get("log-member")).isNotEqualTo(name);
        }
    }

    @Test
    void shouldNotLendTheNameToASecondStartOnTheSameData() throws Exception {
        try (var first = LogMember.of(data, random);
                var second = LogMember.of(data, random)) {
            assertThat(first.settings()).containsKey("log-member");
            assertThat(second.settings()).isEmpty();
        }
    }

    @Test
    void shouldSayWhereItCannotBeKept() throws Exception {
        var file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> LogMember.of(file, random))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot keep ")
                .hasMessageContaining("--data");
    }
}
