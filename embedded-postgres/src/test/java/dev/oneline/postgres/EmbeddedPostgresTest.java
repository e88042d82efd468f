package dev.oneline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedPostgresTest {
    private static final Path BINARIES = Path.of("target", "postgres-binaries");

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void openTheWayForNobody() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temp.resolve("a folder");
    }

    @ParameterizedTest
    @MethodSource("waysThatWorkHere")
    void shouldStartOnNothingAndKeepPortAndDataOverARestart(Unprivileged way) throws Exception {
        String url;
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, way)) {
            url = postgres.jdbcUrl();
            execute(postgres, "CREATE TABLE kept (word text)");
            execute(postgres, "INSERT INTO kept VALUES ('still here')");
        }
        try (var postgres = EmbeddedPostgres.start(folder, BINARIES, way)) {
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(query(postgres, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    static List<Unprivileged> waysThatWorkHere() throws PostgresRefused {
        return Unprivileged.detect() == Unprivileged.AS_WE_ARE
                ? List.of(Unprivileged.AS_WE_ARE)
                : List.of(Unprivileged.detect(), Unprivileged.NOBODY);
    }

    @Test
    void shouldWriteDurablyAndAskForThePassword() throws Exception {
        try (var postgres = start()) {
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("false");
            for (String user : List.of(EmbeddedPostgres.USER, "postgres")) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldComeBackByItselfWhenThePostmasterIsKilled() throws Exception {
        try (var postgres = start()) {
            execute(postgres, "CREATE TABLE kept (word text)");
            execute(postgres, "INSERT INTO kept VALUES ('committed')");
            long killed = postgres.pid();

            kill(killed);

            assertThat(queryUntilAnswered(postgres, "SELECT word FROM kept")).isEqualTo("committed");
            assertThat(postgres.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void shouldStartAtOnceAfterItsHolderWasKilled() throws Exception {
        Process holder = startHolder();
        kill(holder.pid());
        try (var postgres = start()) {
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldEndWithItsHolder() throws Exception {
        Process holder = startHolder();
        var processes =
                new PostgresProcesses(Files.readString(folder.resolve("name")).strip());
        assertThat(processes.alive()).isNotEmpty();

        kill(holder.pid());

        assertThat(eventuallyNone(processes)).isTrue();
    }

    @Test
    void shouldStartAtOnceAfterEverythingWasKilledInTheMiddleOfAWrite() throws Exception {
        Process holder = startHolder();
        var processes =
                new PostgresProcesses(Files.readString(folder.resolve("name")).strip());
        List<ProcessHandle> all = processes.alive();

        holder.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);

        try (var postgres = start()) {
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldNotTakeAStrangerForTheOwnerOfAStalePidFile() throws Exception {
        start().close();
        String stranger = ProcessHandle.current().pid() + "\n" + folder.resolve("cluster") + "\n";
        Files.writeString(folder.resolve("cluster/postmaster.pid"), stranger);
        try (var postgres = start()) {
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldStartAnewWhenItWasKilledWhileMakingTheCluster() throws Exception {
        Files.createDirectories(folder.resolve("cluster.unfinished/base"));
        Files.writeString(folder.resolve("cluster.unfinished/PG_VERSION"), "17\n");
        try (var postgres = start()) {
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldTakeAnotherPortWhenItsOwnIsTaken() throws Exception {
        EmbeddedPostgres first = start();
        int port = first.port();
        first.close();
        try (var squatter = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var postgres = start()) {
            assertThat(postgres.port()).isNotEqualTo(squatter.getLocalPort());
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldRefuseAFolderThatIsInUse() throws Exception {
        try (var postgres = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("in use by another Oneline");
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() throws Exception {
        Files.writeString(folder, "a file is in the way");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresRefused.class)
                .hasMessageStartingWith("cannot use the data folder")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(Path.of("/proc/oneline"), BINARIES))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageStartingWith("cannot use the data folder");
    }

    @Test
    void shouldTightenPermissionsThatWereLoosened() throws Exception {
        start().close();
        var loose = PosixFilePermissions.fromString("rwxrwxrwx");
        Files.setPosixFilePermissions(folder.resolve("cluster"), loose);
        Files.setPosixFilePermissions(folder.resolve("password"), loose);
        try (var postgres = start()) {
            assertThat(query(postgres, "SELECT 'alive'")).isEqualTo("alive");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldSayWhyADamagedClusterDoesNotStart() throws Exception {
        start().close();
        Files.delete(folder.resolve("cluster/global/pg_control"));
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("pg_control")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldLeaveNoProcessBehind() throws Exception {
        EmbeddedPostgres postgres = start();
        var processes =
                new PostgresProcesses(Files.readString(folder.resolve("name")).strip());
        assertThat(processes.alive()).isNotEmpty();
        postgres.close();
        postgres.close();
        assertThat(processes.alive()).isEmpty();
    }

    private EmbeddedPostgres start() throws PostgresRefused {
        return EmbeddedPostgres.start(folder, BINARIES);
    }

    private Process startHolder() throws IOException {
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresHolder.class.getName(),
                        folder.toString(),
                        BINARIES.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.inputReader().readLine()).startsWith("ready");
        return holder;
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(5, TimeUnit.SECONDS);
    }

    private static boolean eventuallyNone(PostgresProcesses processes) {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!processes.alive().isEmpty()) {
            if (System.nanoTime() > giveUpAt) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String queryUntilAnswered(EmbeddedPostgres postgres, String sql) throws SQLException {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                return query(postgres, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > giveUpAt) {
                    throw e;
                }
            }
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
    }
}
