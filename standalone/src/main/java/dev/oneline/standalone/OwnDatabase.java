package dev.oneline.standalone;

import dev.oneline.postgres.EmbeddedPostgres;
import dev.oneline.postgres.PostgresRefused;
import java.nio.file.Path;
import java.util.Map;

/** The embedded PostgreSQL, said in the settings of those who use it. */
public final class OwnDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private OwnDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static OwnDatabase start(Path data, Path home) throws PostgresRefused {
        return new OwnDatabase(EmbeddedPostgres.start(folder(data), home.resolve(".oneline")));
    }

    /** Where in the data folder it is. */
    public static Path folder(Path data) {
        return data.resolve("postgres");
    }

    public Map<String, String> settings() {
        return Map.of(
                "database-url",
                "postgresql://" + EmbeddedPostgres.USER + "@127.0.0.1:" + postgres.port() + "/"
                        + EmbeddedPostgres.DATABASE,
                "database-password",
                postgres.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
