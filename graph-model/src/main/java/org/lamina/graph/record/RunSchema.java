package org.lamina.graph.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables of the file. Other programs read them, so a change of them is a new version.
final class RunSchema {
    private static final int VERSION = 3;

    private static final List<String> TABLES = List.of("""
            CREATE TABLE run (
                number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, began TEXT NOT NULL, changed TEXT NOT NULL,
                seed INTEGER NOT NULL, data_hash TEXT NOT NULL, project TEXT NOT NULL, outcome TEXT NOT NULL,
                epoch INTEGER NOT NULL, iteration INTEGER NOT NULL, checkpoint INTEGER NOT NULL,
                train_loss REAL, validation_loss REAL, validation_accuracy REAL, test_loss REAL, test_accuracy REAL,
                training_samples INTEGER, validation_samples INTEGER, test_samples INTEGER,
                batches_per_epoch INTEGER, parameters INTEGER, first_epoch INTEGER, first_iteration INTEGER, name TEXT)""", """
            CREATE TABLE point (
                run INTEGER NOT NULL, curve TEXT NOT NULL, iteration INTEGER NOT NULL, value REAL,
                PRIMARY KEY (run, curve, iteration)) WITHOUT ROWID""", """
            CREATE TABLE event (
                run INTEGER NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
                epoch INTEGER, iteration INTEGER, train_loss REAL, validation_loss REAL, train_accuracy REAL,
                validation_accuracy REAL, seconds REAL, samples_per_second REAL, rate REAL, detail TEXT,
                PRIMARY KEY (run, number)) WITHOUT ROWID""", """
            CREATE TABLE evaluation (
                run INTEGER NOT NULL, output INTEGER NOT NULL, at TEXT NOT NULL, iteration INTEGER NOT NULL,
                loss REAL, samples INTEGER NOT NULL, node TEXT NOT NULL, target INTEGER NOT NULL, accuracy REAL,
                mean_absolute_error REAL, classes INTEGER NOT NULL, answers_per_sample INTEGER NOT NULL,
                actual BLOB NOT NULL, predicted BLOB NOT NULL, confidence BLOB NOT NULL, errors BLOB,
                PRIMARY KEY (run, output)) WITHOUT ROWID""", """
            CREATE TABLE confusion (
                run INTEGER NOT NULL, output INTEGER NOT NULL, actual INTEGER NOT NULL, predicted INTEGER NOT NULL,
                count INTEGER NOT NULL, PRIMARY KEY (run, output, actual, predicted)) WITHOUT ROWID""");

    /// What the second version added to the first, and the third to the second.
    private static final String NAME = ", name TEXT)";

    private static final String ERRORS = ", errors BLOB,";

    /// All tables that hold something of a run, by its number.
    static final List<String> PARTS = List.of("point", "event", "evaluation", "confusion");

    private static final Set<String> PRESENT = Set.copyOf(TABLES);
    private static final Set<String> SECOND =
            TABLES.stream().map(table -> table.replace(ERRORS, ",")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FIRST =
            SECOND.stream().map(table -> table.replace(NAME, ")")).collect(Collectors.toUnmodifiableSet());

    private RunSchema() {}

    /// Makes the tables in a file that has none yet.
    static void make(Connection file) throws SQLException {
        try (Statement statement = file.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            setVersion(statement);
        }
    }

    private static void setVersion(Statement statement) throws SQLException {
        statement.execute("PRAGMA user_version = " + VERSION);
    }

    /// Brings the tables of an earlier program to the present version; the runs stay.
    static void update(Connection file) throws SQLException {
        Set<String> found = tables(file);
        boolean isFirst = found.equals(FIRST);
        if (!isFirst && !found.equals(SECOND)) {
            return;
        }
        try (Statement statement = file.createStatement()) {
            if (isFirst) {
                statement.execute("ALTER TABLE run ADD COLUMN name TEXT");
            }
            statement.execute("ALTER TABLE evaluation ADD COLUMN errors BLOB");
            setVersion(statement);
        }
    }

    /// What stands for the name of a run in a query.
    static String nameIn(Connection file) throws SQLException {
        return tables(file).equals(FIRST) ? "NULL AS name" : "name";
    }

    /// What a query of all columns of an evaluation needs besides, to have the errors.
    static String errorsIn(Connection file) throws SQLException {
        return tables(file).equals(PRESENT) ? "" : ", NULL AS errors";
    }

    /// Whether the file has no tables yet.
    static boolean isMissing(Connection file) throws SQLException {
        try (Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    /// Whether the file has exactly these tables, or those of an earlier program. A view, a trigger or a computed
    /// column could keep whoever reads a stranger's file busy for ever.
    static boolean isKnown(Connection file) throws SQLException {
        Set<String> found = tables(file);
        return found.equals(PRESENT) || found.equals(SECOND) || found.equals(FIRST);
    }

    private static Set<String> tables(Connection file) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = file.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT 100")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
