package org.lamina.graph.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.TrainingEvent;

/// The rows of the tables `evaluation` and `confusion`: the last measurement of the test split, one row an output. The
/// answers are little-endian 32-bit numbers in test order.
final class EvaluationRows {
    private static final int MOST_CLASSES = 1000;
    private static final int MOST_OUTPUTS = 100;
    private static final int MOST_ANSWERS = 4_000_000;
    /// The class of an answer at a step that is padding.
    private static final int PADDING = -1;

    private EvaluationRows() {}

    /// One with so many classes that it would not be read back is left out.
    static void write(Connection file, long run, Instant at, Evaluation evaluation) throws SQLException {
        if (evaluation.outputs().stream().anyMatch(one -> one.confusion().length > MOST_CLASSES)) {
            return;
        }
        try (PreparedStatement row = file.prepareStatement(
                        "INSERT INTO evaluation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement cell = file.prepareStatement("INSERT INTO confusion VALUES (?, ?, ?, ?, ?)")) {
            for (int output = 0; output < evaluation.outputs().size(); output++) {
                OutputEvaluation one = evaluation.outputs().get(output);
                boolean keepsAnswers = one.actual().length <= MOST_ANSWERS;
                row.setLong(1, run);
                row.setInt(2, output);
                row.setString(3, at.toString());
                row.setLong(4, evaluation.iteration());
                RunRows.setNumber(row, 5, evaluation.loss());
                row.setInt(6, evaluation.samples());
                row.setString(7, one.node().value());
                row.setInt(8, one.target());
                RunRows.setNumber(row, 9, one.accuracy());
                RunRows.setNumber(row, 10, one.meanAbsoluteError());
                row.setInt(11, one.confusion().length);
                row.setInt(12, one.stepsPerSample());
                row.setBytes(13, keepsAnswers ? bytes(one.actual()) : new byte[0]);
                row.setBytes(14, keepsAnswers ? bytes(one.predicted()) : new byte[0]);
                row.setBytes(15, keepsAnswers ? bytes(one.confidence()) : new byte[0]);
                row.setBytes(16, one.errors().length <= MOST_ANSWERS ? bytes(one.errors()) : new byte[0]);
                row.addBatch();
                addCells(cell, run, output, one.confusion());
            }
            row.executeBatch();
            cell.executeBatch();
        }
    }

    private static void addCells(PreparedStatement cell, long run, int output, long[][] counts) throws SQLException {
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                if (counts[actual][predicted] > 0) {
                    cell.setLong(1, run);
                    cell.setInt(2, output);
                    cell.setInt(3, actual);
                    cell.setInt(4, predicted);
                    cell.setLong(5, counts[actual][predicted]);
                    cell.addBatch();
                }
            }
        }
    }

    static Optional<RecordedEvent> read(Connection file, long run) throws SQLException {
        List<OutputEvaluation> outputs = new ArrayList<>();
        Instant at = Instant.EPOCH;
        long iteration = 0;
        double loss = Double.NaN;
        int samples = 0;
        try (PreparedStatement query = file.prepareStatement(
                "SELECT *" + RunSchema.errorsIn(file) + " FROM evaluation WHERE run = ? ORDER BY output LIMIT ?")) {
            query.setLong(1, run);
            query.setInt(2, MOST_OUTPUTS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    at = Instant.parse(RunRows.text(row, "at"));
                    iteration = row.getLong("iteration");
                    loss = RunRows.number(row, "loss");
                    samples = row.getInt("samples");
                    outputs.add(output(file, run, row));
                }
            }
        }
        return outputs.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedEvent(
                        at, iteration, new TrainingEvent.Evaluated(new Evaluation(iteration, loss, samples, outputs))));
    }

    private static OutputEvaluation output(Connection file, long run, ResultSet row) throws SQLException {
        int classes = row.getInt("classes");
        int[] actual = ints(row.getBytes("actual"));
        int[] predicted = ints(row.getBytes("predicted"));
        float[] confidence = floats(row.getBytes("confidence"));
        int steps = row.getInt("answers_per_sample");
        byte[] errorBytes = row.getBytes("errors");
        float[] errors = errorBytes == null ? new float[0] : floats(errorBytes);
        require(classes >= 0 && classes <= MOST_CLASSES, "so many classes");
        require(actual.length == predicted.length && actual.length == confidence.length, "answers of equal number");
        require(steps >= 1 && actual.length % steps == 0, "whole samples");
        require(errors.length == 0 || errors.length == row.getInt("samples"), "an error for each sample");
        if (classes > 0) {
            requireClasses(actual, PADDING, classes);
            requireClasses(predicted, PADDING, classes);
        }
        return new OutputEvaluation(
                new NodeId(RunRows.text(row, "node")),
                row.getInt("target"),
                RunRows.number(row, "accuracy"),
                confusion(file, run, row.getInt("output"), classes),
                actual,
                predicted,
                confidence,
                steps,
                RunRows.number(row, "mean_absolute_error"),
                errors);
    }

    private static long[][] confusion(Connection file, long run, int output, int classes) throws SQLException {
        long[][] counts = new long[classes][classes];
        try (PreparedStatement query = file.prepareStatement(
                "SELECT actual, predicted, count FROM confusion WHERE run = ? AND output = ? LIMIT ?")) {
            query.setLong(1, run);
            query.setInt(2, output);
            query.setInt(3, MOST_CLASSES * MOST_CLASSES);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int[] place = {row.getInt(1), row.getInt(2)};
                    requireClasses(place, 0, classes);
                    counts[place[0]][place[1]] = Math.max(0, row.getLong(3));
                }
            }
        }
        return counts;
    }

    private static void requireClasses(int[] classesOf, int first, int classes) {
        for (int one : classesOf) {
            require(one >= first && one < classes, "classes that exist");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Not " + what);
        }
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static int[] ints(byte[] bytes) {
        int[] values = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return values;
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
