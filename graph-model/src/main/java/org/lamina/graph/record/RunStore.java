package org.lamina.graph.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.TrainingEvent;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/// The file in a run folder that records its runs. It is open only while something is read or written, and every update
/// is there as a whole or not at all. What is read comes from strangers: sizes are bounded and only the tables of this
/// program count. Safe on any thread; not for the FX thread.
public final class RunStore {
    public static final String NAME = "runs.sqlite";
    /// How many runs are kept; the oldest go.
    static final int MOST_RUNS = 100;

    private static final String DAMAGED = "runs-damaged.sqlite";
    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_BYTES_OF_A_VALUE = 1 << 26;
    private static final int BUSY_MILLIS = 3000;

    private final Path file;

    private RunStore(Path file) {
        this.file = file;
    }

    public static RunStore in(Path folder) {
        return new RunStore(folder.resolve(NAME));
    }

    /// Writes what changed. A damaged file is put aside, and the next update should tell everything.
    public void write(RunUpdate update) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        change(connection -> write(connection, update));
    }

    /// Calls a run something else; nothing where it is not recorded.
    ///
    /// @param name empty for none
    public void rename(String id, String name) throws IOException {
        if (Files.exists(file)) {
            change(connection -> RunRows.rename(connection, id, name));
        }
    }

    /// Forgets a run.
    public void delete(String id) throws IOException {
        if (Files.exists(file)) {
            change(connection -> {
                for (String table : RunSchema.PARTS) {
                    delete(
                            connection,
                            "DELETE FROM " + table + " WHERE run = (SELECT number FROM run WHERE id = ?)",
                            id);
                }
                delete(connection, "DELETE FROM run WHERE id = ?", id);
            });
        }
    }

    private interface Change {
        void in(Connection connection) throws SQLException;
    }

    /// Changes everything or nothing.
    private void change(Change change) throws IOException {
        try (Connection connection = connect(false)) {
            connection.setAutoCommit(false);
            if (RunSchema.isMissing(connection)) {
                RunSchema.make(connection);
            } else if (!RunSchema.isKnown(connection)) {
                throw new SQLException("Not the tables of this program", "", SQLiteErrorCode.SQLITE_NOTADB.code);
            }
            RunSchema.update(connection);
            change.in(connection);
            connection.commit();
        } catch (SQLException e) {
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                    || e.getErrorCode() == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                Files.move(file, file.resolveSibling(DAMAGED), StandardCopyOption.REPLACE_EXISTING);
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(Connection connection, RunUpdate update) throws SQLException {
        long run = RunRows.write(connection, update);
        RunRows.writePoints(connection, run, update.curves());
        EventRows.write(connection, run, update);
        RecordedEvent measured = update.evaluation();
        if (measured != null || update.withoutEvaluation()) {
            for (String table : List.of("evaluation", "confusion")) {
                delete(connection, "DELETE FROM " + table + " WHERE run = ?", run);
            }
        }
        if (measured != null && measured.event() instanceof TrainingEvent.Evaluated one) {
            EvaluationRows.write(connection, run, measured.at(), one.evaluation());
        }
        if (run > MOST_RUNS) {
            for (String table : RunSchema.PARTS) {
                delete(connection, "DELETE FROM " + table + " WHERE run <= ?", run - MOST_RUNS);
            }
            delete(connection, "DELETE FROM run WHERE number <= ?", run - MOST_RUNS);
        }
    }

    private static void delete(Connection connection, String sql, Object run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, run);
            statement.executeUpdate();
        }
    }

    /// The runs, newest first.
    public List<RunSummary> runs() throws ProblemException {
        return read(connection -> RunRows.summaries(connection, MOST_RUNS)).orElse(List.of());
    }

    /// All that is recorded of a run; nothing if it is not there.
    public Optional<RunRecord> read(RunSummary run) throws ProblemException {
        return read(connection -> record(connection, run));
    }

    /// All that is recorded of the run with this id.
    public Optional<RunRecord> find(String id) throws ProblemException {
        Optional<RunSummary> run =
                runs().stream().filter(one -> one.id().equals(id)).findFirst();
        return run.isEmpty() ? Optional.empty() : read(run.get());
    }

    /// All that is recorded of the run that began last.
    public Optional<RunRecord> newest() throws ProblemException {
        Optional<RunSummary> run = runs().stream().findFirst();
        return run.isEmpty() ? Optional.empty() : read(run.get());
    }

    private static RunRecord record(Connection connection, RunSummary run) throws SQLException {
        Optional<RecordedEvent> measured = EvaluationRows.read(connection, run.number());
        List<RecordedEvent> events = new ArrayList<>(EventRows.read(connection, run.number()));
        measured.ifPresent(event -> {
            int place = events.size();
            while (place > 0 && events.get(place - 1).at().isAfter(event.at())) {
                place--;
            }
            events.add(place, event);
        });
        return new RunRecord(
                run,
                RunRows.project(connection, run.number()),
                RunRows.points(connection, run.number()),
                events,
                measured.map(RecordedEvent::event)
                        .map(event -> ((TrainingEvent.Evaluated) event).evaluation())
                        .orElse(null));
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> Optional<T> read(Reading<T> reading) throws ProblemException {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new SQLException("Too large");
            }
            try (Connection connection = connect(!Files.isWritable(file))) {
                if (!RunSchema.isKnown(connection)) {
                    throw new SQLException("Not the tables of this program");
                }
                return Optional.of(reading.from(connection));
            }
        } catch (IOException | SQLException | IllegalArgumentException | DateTimeException e) {
            String name = file.toString();
            throw new ProblemException(Problem.error("run.record-unreadable", new Place.OfFile(name, 0), name), e);
        }
    }

    /// A file that can be written is opened for it also to be read, so that what a killed program left half written
    /// goes.
    private Connection connect(boolean onlyReading) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(onlyReading);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.enableLoadExtension(false);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteConnection connection =
                (SQLiteConnection) config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_VALUE);
        return connection;
    }
}
