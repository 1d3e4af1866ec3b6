package org.lamina.graph.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.record.RunSummary.Outcome;
import org.lamina.graph.record.RunSummary.Progress;
import org.lamina.graph.record.RunSummary.Results;
import org.lamina.graph.run.TrainingEvent;

/// The rows of the tables `run` and `point`. A value that is not a number is NULL there.
final class RunRows {
    private static final String SUMMARY = """
            SELECT number, id, %s, began, changed, seed, data_hash, outcome, epoch, iteration, checkpoint, train_loss,
                validation_loss, validation_accuracy, test_loss, test_accuracy, training_samples,
                validation_samples, test_samples, batches_per_epoch, parameters, first_epoch, first_iteration FROM run""";

    private RunRows() {}

    /// Makes or changes the row of a run.
    ///
    /// @return its number
    static long write(Connection file, RunUpdate update) throws SQLException {
        RunSummary summary = update.summary();
        try (PreparedStatement row = file.prepareStatement("""
                INSERT INTO run(id, began, changed, seed, data_hash, project, outcome, epoch, iteration, checkpoint,
                    train_loss, validation_loss, validation_accuracy, test_loss, test_accuracy, training_samples,
                    validation_samples, test_samples, batches_per_epoch, parameters, first_epoch, first_iteration, name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, outcome = excluded.outcome,
                    epoch = excluded.epoch, iteration = excluded.iteration, checkpoint = excluded.checkpoint,
                    train_loss = excluded.train_loss, validation_loss = excluded.validation_loss,
                    validation_accuracy = excluded.validation_accuracy, test_loss = excluded.test_loss,
                    test_accuracy = excluded.test_accuracy RETURNING number""")) {
            row.setString(1, summary.id());
            row.setString(2, summary.began().toString());
            row.setString(3, summary.changed().toString());
            row.setInt(4, summary.seed());
            row.setString(5, summary.dataHash());
            row.setString(6, update.project());
            row.setString(7, summary.progress().outcome().name().toLowerCase(Locale.ROOT));
            row.setInt(8, summary.progress().epoch());
            row.setLong(9, summary.progress().iteration());
            row.setLong(10, summary.progress().checkpoint());
            Results results = summary.results();
            setNumber(row, 11, results.trainLoss());
            setNumber(row, 12, results.validationLoss());
            setNumber(row, 13, results.validationAccuracy());
            setNumber(row, 14, results.testLoss());
            setNumber(row, 15, results.testAccuracy());
            setSizes(row, summary.prepared());
            row.setString(23, summary.name());
            try (ResultSet number = row.executeQuery()) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    private static void setSizes(PreparedStatement row, TrainingEvent.@Nullable Prepared sizes) throws SQLException {
        if (sizes == null) {
            for (int column = 16; column <= 22; column++) {
                row.setNull(column, Types.NULL);
            }
        } else {
            row.setInt(16, sizes.trainingSamples());
            row.setInt(17, sizes.validationSamples());
            row.setInt(18, sizes.testSamples());
            row.setInt(19, sizes.batchesPerEpoch());
            row.setLong(20, sizes.parameters());
            row.setInt(21, sizes.epoch());
            row.setLong(22, sizes.iteration());
        }
    }

    static void rename(Connection file, String id, String name) throws SQLException {
        try (PreparedStatement row = file.prepareStatement("UPDATE run SET name = ? WHERE id = ?")) {
            row.setString(1, name);
            row.setString(2, id);
            row.executeUpdate();
        }
    }

    static void writePoints(Connection file, long run, Map<RunCurve, CurveTail> curves) throws SQLException {
        try (PreparedStatement old =
                        file.prepareStatement("DELETE FROM point WHERE run = ? AND curve = ? AND iteration >= ?");
                PreparedStatement row = file.prepareStatement("INSERT INTO point VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<RunCurve, CurveTail> curve : curves.entrySet()) {
                CurveTail tail = curve.getValue();
                old.setLong(1, run);
                old.setString(2, curve.getKey().word());
                old.setLong(3, tail.from());
                old.executeUpdate();
                for (int i = 0; i < tail.points().size(); i++) {
                    row.setLong(1, run);
                    row.setString(2, curve.getKey().word());
                    row.setLong(3, tail.points().iterations()[i]);
                    setNumber(row, 4, tail.points().values()[i]);
                    row.addBatch();
                }
                row.executeBatch();
            }
        }
    }

    /// The newest runs, newest first.
    static List<RunSummary> summaries(Connection file, int most) throws SQLException {
        List<RunSummary> runs = new ArrayList<>();
        try (PreparedStatement query =
                file.prepareStatement(SUMMARY.formatted(RunSchema.nameIn(file)) + " ORDER BY number DESC LIMIT ?")) {
            query.setInt(1, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(summary(row));
                }
            }
        }
        return runs;
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                text(row, "id"),
                text(row, "name"),
                row.getLong("number"),
                Instant.parse(text(row, "began")),
                Instant.parse(text(row, "changed")),
                row.getInt("seed"),
                text(row, "data_hash"),
                sizes(row),
                new Progress(
                        Outcome.valueOf(text(row, "outcome").toUpperCase(Locale.ROOT)),
                        row.getInt("epoch"),
                        row.getLong("iteration"),
                        row.getLong("checkpoint")),
                new Results(
                        number(row, "train_loss"),
                        number(row, "validation_loss"),
                        number(row, "validation_accuracy"),
                        number(row, "test_loss"),
                        number(row, "test_accuracy")));
    }

    private static TrainingEvent.@Nullable Prepared sizes(ResultSet row) throws SQLException {
        long parameters = row.getLong("parameters");
        return row.wasNull()
                ? null
                : new TrainingEvent.Prepared(
                        row.getInt("training_samples"),
                        row.getInt("validation_samples"),
                        row.getInt("test_samples"),
                        row.getInt("batches_per_epoch"),
                        parameters,
                        row.getInt("first_epoch"),
                        row.getLong("first_iteration"));
    }

    static String project(Connection file, long run) throws SQLException {
        try (PreparedStatement query = file.prepareStatement("SELECT project FROM run WHERE number = ?")) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? text(row, "project") : "";
            }
        }
    }

    static Map<RunCurve, Points> points(Connection file, long run) throws SQLException {
        Map<RunCurve, Points> curves = new EnumMap<>(RunCurve.class);
        try (PreparedStatement query = file.prepareStatement(
                "SELECT iteration, value FROM point WHERE run = ? AND curve = ? AND iteration >= 0"
                        + " ORDER BY iteration LIMIT ?")) {
            for (RunCurve curve : RunCurve.values()) {
                query.setLong(1, run);
                query.setString(2, curve.word());
                query.setInt(3, ThinnedCurve.MOST_POINTS);
                try (ResultSet row = query.executeQuery()) {
                    curves.put(curve, points(row));
                }
            }
        }
        return curves;
    }

    private static Points points(ResultSet row) throws SQLException {
        long[] iterations = new long[ThinnedCurve.MOST_POINTS];
        double[] values = new double[ThinnedCurve.MOST_POINTS];
        int size = 0;
        while (row.next()) {
            iterations[size] = row.getLong(1);
            values[size] = number(row, "value");
            size++;
        }
        return new Points(Arrays.copyOf(iterations, size), Arrays.copyOf(values, size));
    }

    static void setNumber(PreparedStatement row, int column, double value) throws SQLException {
        if (Double.isNaN(value)) {
            row.setNull(column, Types.NULL);
        } else {
            row.setDouble(column, value);
        }
    }

    static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
