package org.lamina.runtime.save;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/// A position as lines of `name=value`.
final class PositionText {

    private static final String RUN = "run";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private PositionText() {}

    /// With the run that is there.
    static String write(Position position, String run) {
        return write(position) + RUN + "=" + run + "\n";
    }

    /// The run of a position; empty where the text does not say.
    static String run(String text) throws IOException {
        String run = lines(text).getProperty(RUN, "");
        return ID.matcher(run).matches() ? run : "";
    }

    private static Properties lines(String text) throws IOException {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        return lines;
    }

    static String write(Position position) {
        List<String> lines = new ArrayList<>();
        lines.add("targetEpochs=" + position.targetEpochs());
        lines.add("epochs=" + position.epochs());
        lines.add("batches=" + position.batches());
        lines.add("iteration=" + position.iteration());
        lines.add("rate=" + position.rate());
        lines.add("lossSum=" + position.lossSum());
        lines.add("right=" + position.right());
        lines.add("answers=" + position.answers());
        lines.add("samples=" + position.samples());
        lines.add("seconds=" + position.seconds());
        lines.add("bestLoss=" + position.bestLoss());
        lines.add("epochsWithoutBetter=" + position.epochsWithoutBetter());
        return String.join("\n", lines) + "\n";
    }

    /// @throws IOException if a value is missing or makes no sense
    static Position read(String text) throws IOException {
        Properties lines = lines(text);
        try {
            Position position = new Position(
                    whole(lines, "targetEpochs"),
                    whole(lines, "epochs"),
                    whole(lines, "batches"),
                    count(lines, "iteration"),
                    number(lines, "rate"),
                    number(lines, "lossSum"),
                    count(lines, "right"),
                    count(lines, "answers"),
                    count(lines, "samples"),
                    number(lines, "seconds"),
                    number(lines, "bestLoss"),
                    whole(lines, "epochsWithoutBetter"));
            if (!(position.rate() > 0) || Double.isInfinite(position.rate())) {
                throw new IOException("Not a learning rate: " + position.rate());
            }
            return position;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int whole(Properties lines, String name) {
        return Math.toIntExact(count(lines, name));
    }

    private static long count(Properties lines, String name) {
        long value = Long.parseLong(lines.getProperty(name, ""));
        if (value < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
        return value;
    }

    private static double number(Properties lines, String name) {
        return Double.parseDouble(lines.getProperty(name, ""));
    }
}
