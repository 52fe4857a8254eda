package dev.assay.server.hostile;

import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Remembers everything that is stored: every row of every table, and the names of all artifacts. Left out is what changes by itself or
 * on purpose: the audit log, signs of life, for which night the history was studied, and when a token was used last.
 */
final class StoreWitness {
    private static final Set<String> TABLES_LEFT_OUT =
            Set.of("flyway_schema_history", "audit", "controller", "farm_gate", "watch_night");
    private static final Set<String> COLUMNS_LEFT_OUT = Set.of("used_at", "seen_at");

    private final FarmDatabase database;
    private final Path home;

    StoreWitness(FarmDatabase database, Path home) {
        this.database = database;
        this.home = home;
    }

    /** What is stored now: two that are equal say that nothing was changed in between. */
    Map<String, List<String>> look() throws IOException {
        Map<String, List<String>> seen = new TreeMap<>();
        database.<Boolean, RuntimeException>read(handle -> {
            for (String table : tables(handle)) {
                seen.put(table, rows(handle, table));
            }
            return true;
        });
        for (String folder : List.of("artifacts", "incoming", "builds")) {
            seen.put("folder " + folder, files(home.resolve(folder)));
        }
        return seen;
    }

    /** What is stored now and was not, and what was stored and is no more; empty when nothing changed. */
    List<String> changedSince(Map<String, List<String>> before) throws IOException {
        Map<String, List<String>> now = look();
        List<String> changes = new ArrayList<>();
        for (String place : now.keySet()) {
            List<String> had = before.getOrDefault(place, List.of());
            List<String> has = now.getOrDefault(place, List.of());
            has.stream().filter(row -> !had.contains(row)).forEach(row -> changes.add("new in " + place + ": " + row));
            had.stream()
                    .filter(row -> !has.contains(row))
                    .forEach(row -> changes.add("gone from " + place + ": " + row));
        }
        return changes;
    }

    private static List<String> tables(Handle handle) {
        return handle
                .createQuery(
                        "select lower(table_name) from information_schema.tables"
                                + " where lower(table_schema) in ('public', lower(current_schema)) and table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list()
                .stream()
                .distinct()
                .filter(table -> !TABLES_LEFT_OUT.contains(table))
                .toList();
    }

    private static List<String> rows(Handle handle, String table) {
        return handle.createQuery("select * from " + table).map((row, context) -> row(row)).list().stream()
                .sorted()
                .toList();
    }

    private static String row(ResultSet row) throws SQLException {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (!COLUMNS_LEFT_OUT.contains(column)) {
                text.add(column + "=" + row.getString(i));
            }
        }
        return text.toString();
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
