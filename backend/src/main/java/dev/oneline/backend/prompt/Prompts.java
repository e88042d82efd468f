package dev.oneline.backend.prompt;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.SoundChunk;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code prompts} and {@code prompt_sounds} of the tenant at work. */
public final class Prompts {
    public static final int MAX_PROMPTS = 2_000;
    /** Over eight hours of sound. */
    static final long MAX_BYTES = 1_024L * 1_024 * 1_024;

    /** Whoever deleted one by mistake has so long to notice. */
    static final long DELETED_KEPT_MS = 30L * 24 * 3_600_000;

    private Prompts() {}

    /**
     * A sound of one, without the sound.
     *
     * @param deletedAtMs null: it isn't deleted
     */
    public record SoundHead(
            String language,
            long version,
            long lengthMs,
            String said,
            String savedBy,
            long savedAtMs,
            @Nullable Long deletedAtMs) {}

    /** @param deletedAtMs null: it isn't deleted */
    public record Own(
            String name,
            String displayName,
            String folder,
            @Nullable Long deletedAtMs,
            List<SoundHead> sounds) {}

    /**
     * A sound that is to be kept.
     *
     * @param said its text, as far as it is known; else empty
     */
    public record NewSound(String name, String language, Pcm pcm, String said, String by, long atMs) {}

    /** What is to be changed; null: that stays as it is. */
    public record Change(
            @Nullable String displayName,
            @Nullable String folder,
            @Nullable Boolean deleted) {}

    /** What became of it. */
    public enum Outcome {
        DONE,
        FULL,
        NONE
    }

    /** In the order of their folders, and of display within each. */
    public static List<Own> list(Connection connection) throws SQLException {
        var sounds = new LinkedHashMap<String, List<SoundHead>>();
        try (var query = connection.prepareStatement("""
                        SELECT name, language, version, length_ms, said, saved_by, saved_at_ms, deleted_at_ms
                        FROM prompt_sounds
                        ORDER BY name, language DESC""");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                sounds.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(head(rows));
            }
        }
        try (var query = connection.prepareStatement("""
                        SELECT name, display_name, folder, deleted_at_ms FROM prompts
                        ORDER BY folder, position, display_name, name""");
                var rows = query.executeQuery()) {
            var all = new ArrayList<Own>();
            while (rows.next()) {
                var name = rows.getString(1);
                all.add(new Own(
                        name,
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, Long.class),
                        sounds.getOrDefault(name, List.of())));
            }
            return all;
        }
    }

    private static SoundHead head(ResultSet row) throws SQLException {
        return new SoundHead(
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getObject(8, Long.class));
    }

    /** Versions of what isn't deleted, by {@link LibraryName#plain}. */
    static Map<String, LibraryName> versions(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
                        SELECT s.language, s.name, s.version FROM prompt_sounds s
                        JOIN prompts p ON p.name = s.name WHERE p.deleted_at_ms IS NULL AND s.deleted_at_ms IS NULL""");
                var rows = query.executeQuery()) {
            var versions = new LinkedHashMap<String, LibraryName>();
            while (rows.next()) {
                var name = new LibraryName(rows.getString(1), rows.getString(2), rows.getLong(3));
                versions.put(LibraryName.plain(name.language(), name.name()), name);
            }
            return versions;
        }
    }

    /** Makes the prompt where there is none, and brings a deleted one back. */
    public static Outcome save(Connection connection, String tenant, NewSound sound) throws SQLException {
        erase(connection, sound.atMs() - DELETED_KEPT_MS);
        if (isFull(connection, sound.name())) {
            return Outcome.FULL;
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO prompts (tenant_id, name, display_name, position)
                VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM prompts WHERE folder = ''))
                ON CONFLICT (tenant_id, name) DO UPDATE SET deleted_at_ms = NULL, deleted_by = NULL""")) {
            insert.setString(1, tenant);
            insert.setString(2, sound.name());
            insert.setString(3, sound.name());
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO prompt_sounds
                (tenant_id, name, language, version, length_ms, said, saved_by, saved_at_ms, wav)
                VALUES (?, ?, ?, nextval('prompt_versions'), ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, name, language) DO UPDATE SET
                    version = excluded.version, length_ms = excluded.length_ms, said = excluded.said,
                    saved_by = excluded.saved_by, saved_at_ms = excluded.saved_at_ms, wav = excluded.wav,
                    deleted_at_ms = NULL, deleted_by = NULL""")) {
            insert.setString(1, tenant);
            insert.setString(2, sound.name());
            insert.setString(3, sound.language());
            insert.setLong(4, sound.pcm().lengthMs());
            insert.setString(5, sound.said());
            insert.setString(6, sound.by());
            insert.setLong(7, sound.atMs());
            insert.setBytes(8, sound.pcm().wav());
            insert.executeUpdate();
        }
        return Outcome.DONE;
    }

    private static boolean isFull(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT (SELECT count(*) FROM prompts WHERE name <> ?),
                       (SELECT coalesce(sum(octet_length(wav)), 0) FROM prompt_sounds)""")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1) >= MAX_PROMPTS || row.getLong(2) >= MAX_BYTES;
            }
        }
    }

    private static void erase(Connection connection, long deletedBeforeMs) throws SQLException {
        try (var delete = connection.prepareStatement("""
                WITH old AS (DELETE FROM prompts WHERE deleted_at_ms < ? RETURNING name)
                DELETE FROM prompt_sounds WHERE deleted_at_ms < ? OR name IN (SELECT name FROM old)""")) {
            delete.setLong(1, deletedBeforeMs);
            delete.setLong(2, deletedBeforeMs);
            delete.executeUpdate();
        }
    }

    /** In another folder it comes last. */
    public static Outcome change(Connection connection, String name, Change change, String by, long nowMs)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE prompts SET
                    display_name = coalesce(?, display_name),
                    position = CASE WHEN ?::text IS NULL OR folder = ? THEN position
                        ELSE (SELECT coalesce(max(o.position), 0) + 1 FROM prompts o WHERE o.folder = ?) END,
                    folder = coalesce(?, folder),
                    deleted_at_ms = CASE WHEN ?::boolean IS NULL THEN deleted_at_ms WHEN ? THEN ? END,
                    deleted_by = CASE WHEN ?::boolean IS NULL THEN deleted_by WHEN ? THEN ? END
                WHERE name = ?""")) {
            update.setString(1, change.displayName());
            for (int i = 2; i <= 5; i++) {
                update.setString(i, change.folder());
            }
            update.setObject(6, change.deleted(), java.sql.Types.BOOLEAN);
            update.setObject(7, change.deleted(), java.sql.Types.BOOLEAN);
            update.setLong(8, nowMs);
            update.setObject(9, change.deleted(), java.sql.Types.BOOLEAN);
            update.setObject(10, change.deleted(), java.sql.Types.BOOLEAN);
            update.setString(11, by);
            update.setString(12, name);
            return update.executeUpdate() == 1 ? Outcome.DONE : Outcome.NONE;
        }
    }

    /** One language is taken away, or brought back. */
    public static Outcome setDeleted(
            Connection connection, String name, String language, boolean deleted, String by, long nowMs)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE prompt_sounds SET deleted_at_ms = CASE WHEN ? THEN ?::bigint END, deleted_by = CASE WHEN ? THEN ? END
                WHERE name = ? AND language = ? AND (deleted_at_ms IS NULL) = ?""")) {
            update.setBoolean(1, deleted);
            update.setLong(2, nowMs);
            update.setBoolean(3, deleted);
            update.setString(4, by);
            update.setString(5, name);
            update.setString(6, language);
            update.setBoolean(7, deleted);
            return update.executeUpdate() == 1 ? Outcome.DONE : Outcome.NONE;
        }
    }

    /** Those that are named come first, in this order. */
    public static void order(Connection connection, String folder, List<String> names) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE prompts SET position = coalesce(array_position(?::text[], name), 1000000 + position)
                WHERE folder = ?""")) {
            update.setArray(1, connection.createArrayOf("text", names.toArray()));
            update.setString(2, folder);
            update.executeUpdate();
        }
    }

    /** Of the version that there is, also of one that is deleted: somebody may be hearing it. */
    static SoundChunk read(Connection connection, String language, String name, int offset, int maxBytes)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT octet_length(wav), substring(wav FROM ? FOR ?) FROM prompt_sounds
                WHERE name = ? AND language = ?""")) {
            query.setInt(1, offset + 1);
            query.setInt(2, maxBytes);
            query.setString(3, name);
            query.setString(4, language);
            try (var row = query.executeQuery()) {
                return row.next() ? new SoundChunk(row.getInt(1), new Octets(row.getBytes(2))) : SoundChunk.MISSING;
            }
        }
    }

    public static Optional<byte[]> wav(Connection connection, String language, String name) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT wav FROM prompt_sounds WHERE name = ? AND language = ? AND deleted_at_ms IS NULL")) {
            query.setString(1, name);
            query.setString(2, language);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}
