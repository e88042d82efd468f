package dev.oneline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a new cluster with one database and its owner. It grows in a folder of its own and is adopted when whole, so a
 * process killed in the middle starts again from nothing.
 */
final class ClusterMaker {
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;

    ClusterMaker(PostgresBinaries binaries, Unprivileged unprivileged) {
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    void make(ClusterFolder folder) throws IOException, PostgresRefused {
        Path cluster = folder.unfinishedCluster();
        PostgresBinaries.deleteTree(cluster);
        Files.createDirectory(
                cluster, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unprivileged.own(cluster);
        initialise(cluster);
        createDatabase(cluster, folder.password());
        folder.adoptCluster();
    }

    /** The superuser has no password and so no way in, except in single-user mode for who owns the files. */
    private void initialise(Path cluster) throws IOException, PostgresRefused {
        run(
                "initdb",
                List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + cluster,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--no-instructions"),
                "");
        Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
    }

    /** In single-user mode, with the password on standard input: it is never in an argument that others could read. */
    private void createDatabase(Path cluster, String password) throws IOException, PostgresRefused {
        String owner = EmbeddedPostgres.USER;
        String sql = Stream.of(
                        "CREATE ROLE " + owner + " LOGIN CREATEROLE CREATEDB PASSWORD '" + password + "'",
                        "CREATE DATABASE " + EmbeddedPostgres.DATABASE + " OWNER " + owner,
                        "REVOKE ALL ON DATABASE " + EmbeddedPostgres.DATABASE + " FROM PUBLIC")
                .map(statement -> statement + "\n")
                .collect(Collectors.joining());
        run(
                "postgres --single",
                List.of(
                        binaries.program("postgres").toString(),
                        "--single",
                        "-D",
                        cluster.toString(),
                        "-c",
                        "exit_on_error=on",
                        "postgres"),
                sql);
    }

    private void run(String what, List<String> command, String input) throws IOException, PostgresRefused {
        Process process = new ProcessBuilder(unprivileged.command(command))
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        try (var stdout = process.inputReader()) {
            stdout.lines().forEach(said::add);
            if (process.waitFor() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        throw new PostgresRefused(what + " failed: " + ServerLog.reason(said).orElse("it gave no reason"));
    }
}
