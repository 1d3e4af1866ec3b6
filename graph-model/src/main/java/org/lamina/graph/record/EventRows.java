package org.lamina.graph.record;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;

/// The rows of the table `event`.
final class EventRows {
    private static final int COLUMNS = 14;

    private EventRows() {}

    static void write(Connection file, long run, RunUpdate update) throws SQLException {
        try (PreparedStatement old =
                file.prepareStatement("DELETE FROM event WHERE run = ? AND (number < ? OR number >= ?)")) {
            old.setLong(1, run);
            old.setLong(2, update.firstEvent());
            old.setLong(3, update.changedEvent());
            old.executeUpdate();
        }
        try (PreparedStatement row =
                file.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long number = update.changedEvent();
            for (RecordedEvent event : update.events()) {
                for (int column = 5; column <= COLUMNS; column++) {
                    row.setNull(column, Types.NULL);
                }
                row.setLong(1, run);
                row.setLong(2, number++);
                row.setString(3, event.at().toString());
                row.setLong(6, event.iteration());
                fill(row, event.event());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private static void fill(PreparedStatement row, TrainingEvent event) throws SQLException {
        switch (event) {
            case TrainingEvent.EpochFinished epoch -> {
                fill(row, "epoch", epoch.epoch());
                double[] numbers = {
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    epoch.trainAccuracy(),
                    epoch.validationAccuracy(),
                    epoch.seconds(),
                    epoch.samplesPerSecond()
                };
                for (int i = 0; i < numbers.length; i++) {
                    RunRows.setNumber(row, 7 + i, numbers[i]);
                }
            }
            case TrainingEvent.LearningRateChanged rate -> {
                row.setString(4, "rate");
                RunRows.setNumber(row, 13, rate.rate());
            }
            case TrainingEvent.CheckpointSaved saved -> {
                fill(row, "checkpoint", saved.epoch());
                row.setString(14, String.valueOf(saved.file().getFileName()));
            }
            case TrainingEvent.Finished finished -> {
                fill(row, "finished", finished.epoch());
                row.setString(14, word(finished.reason()));
            }
            case TrainingEvent.Failed failed -> {
                row.setString(4, "failed");
                row.setString(14, String.valueOf(failed.problem().args().getFirst()));
            }
            case TrainingEvent.StateChanged changed -> {
                row.setString(4, word(changed.to()));
                row.setString(14, word(changed.from()));
            }
            case TrainingEvent.Prepared _, TrainingEvent.Evaluated _ ->
                throw new IllegalArgumentException("Not an event of this table: " + event);
        }
    }

    private static void fill(PreparedStatement row, String kind, int epoch) throws SQLException {
        row.setString(4, kind);
        row.setInt(5, epoch);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static List<RecordedEvent> read(Connection file, long run) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (PreparedStatement query =
                file.prepareStatement("SELECT * FROM event WHERE run = ? ORDER BY number LIMIT ?")) {
            query.setLong(1, run);
            query.setInt(2, RunRecorder.MOST_EVENTS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant at = Instant.parse(RunRows.text(row, "at"));
                    long iteration = row.getLong("iteration");
                    read(row).ifPresent(event -> events.add(new RecordedEvent(at, iteration, event)));
                }
            }
        }
        return events;
    }

    /// Nothing for a kind that a newer program may have written.
    private static Optional<TrainingEvent> read(ResultSet row) throws SQLException {
        int epoch = row.getInt("epoch");
        long iteration = row.getLong("iteration");
        String detail = RunRows.text(row, "detail");
        return Optional.ofNullable(
                switch (RunRows.text(row, "kind")) {
                    case "epoch" ->
                        new TrainingEvent.EpochFinished(
                                epoch,
                                iteration,
                                RunRows.number(row, "train_loss"),
                                RunRows.number(row, "validation_loss"),
                                RunRows.number(row, "train_accuracy"),
                                RunRows.number(row, "validation_accuracy"),
                                RunRows.number(row, "seconds"),
                                RunRows.number(row, "samples_per_second"));
                    case "rate" -> new TrainingEvent.LearningRateChanged(iteration, RunRows.number(row, "rate"));
                    case "checkpoint" -> new TrainingEvent.CheckpointSaved(Path.of(detail), epoch, iteration);
                    case "finished" ->
                        new TrainingEvent.Finished(
                                EndReason.valueOf(detail.toUpperCase(Locale.ROOT)), epoch, iteration);
                    case "failed" ->
                        new TrainingEvent.Failed(Problem.error(RunRecorder.WORDED, new Place.OfDocument(), detail));
                    case "running" -> changed(detail, SessionState.RUNNING);
                    case "paused" -> changed(detail, SessionState.PAUSED);
                    default -> null;
                });
    }

    private static TrainingEvent changed(String from, SessionState to) {
        return new TrainingEvent.StateChanged(SessionState.valueOf(from.toUpperCase(Locale.ROOT)), to);
    }
}
