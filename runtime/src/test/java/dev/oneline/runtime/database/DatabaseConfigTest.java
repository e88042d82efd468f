package dev.oneline.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {
    @Test
    void shouldReadEveryKey() throws SettingRefused {
        Settings settings = Settings.of(Map.of(
                "database-url", "postgresql://ann@db.example:6432/center?sslmode=require",
                "database-password", "from elsewhere",
                "database-pool-size", "25"));
        assertThat(DatabaseConfig.from(settings))
                .isEqualTo(new DatabaseConfig(
                        "jdbc:postgresql://db.example:6432/center?sslmode=require", "ann", "from elsewhere", 25));
        assertThat(settings.keysRead()).containsExactly("database-password", "database-pool-size", "database-url");
    }

    @Test
    void shouldFillInDefaults() throws SettingRefused {
        assertThat(read("jdbc:postgresql://ann:p%40ss+word@localhost/oneline"))
                .isEqualTo(new DatabaseConfig("jdbc:postgresql://localhost:5432/oneline", "ann", "p@ss+word", 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oneline",
                "mysql://ann:secret@localhost/oneline",
                "postgresql://localhost/oneline",
                "postgresql://ann:secret@localhost/",
                "postgresql://ann:secret@/oneline",
                "postgresql://ann:secret@local host/oneline",
            })
    void shouldRefuseAnythingElseWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> read(url))
                .isInstanceOf(SettingRefused.class)
                .hasMessageStartingWith("--database-url must be as in postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldNotShowThePassword() throws SettingRefused {
        assertThat(read("postgresql://ann:secret@localhost/oneline").toString()).doesNotContain("secret");
    }

    private static DatabaseConfig read(String url) throws SettingRefused {
        return DatabaseConfig.from(Settings.of(Map.of("database-url", url)));
    }
}
