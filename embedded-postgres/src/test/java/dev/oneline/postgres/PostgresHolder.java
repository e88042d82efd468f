package dev.oneline.postgres;

import java.nio.file.Path;

/** A process of its own that holds a PostgreSQL, for being killed. Prints the postmaster's process id once it is ready. */
final class PostgresHolder {
    private PostgresHolder() {}

    public static void main(String[] args) throws Exception {
        try (var postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]))) {
            System.out.println("ready " + postgres.pid());
            Thread.currentThread().join();
        }
    }
}
