package org.lamina.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lamina.graph.problem.ProblemException;

/// Texts with a class each, read from a tab-separated file with the header `split label author text`.
///
/// Classes are numbered in the order of their names, so the numbers do not depend on the order of lines.
public record LabelledTexts(List<Text> training, List<Text> test, List<String> classes) {

    private static final int MAX_CLASSES = 100;
    private static final String HEADER = "split\tlabel\tauthor\ttext";

    /// One text and the number of its class.
    public record Text(int label, String author, String characters) {}

    private record Row(boolean training, String label, String author, String characters) {}

    public static LabelledTexts read(DataFiles files, String file) throws ProblemException {
        List<Row> rows = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        TextLines.read(files, file, (number, line) -> {
            if (number == 1) {
                if (!line.equals(HEADER)) {
                    throw DataTrouble.badHeader(file, "split label author text");
                }
                return;
            }
            Row row = row(file, number, line);
            rows.add(row);
            names.add(row.label);
            if (names.size() > MAX_CLASSES) {
                throw DataTrouble.tooLarge(file, "classes", names.size(), MAX_CLASSES);
            }
        });
        if (rows.isEmpty()) {
            throw DataTrouble.cutOff(file);
        }
        List<String> classes = List.copyOf(names);
        return new LabelledTexts(texts(rows, true, classes), texts(rows, false, classes), classes);
    }

    private static Row row(String file, int number, String line) throws ProblemException {
        String[] cells = line.split("\t", -1);
        boolean training = cells[0].equals("train");
        if (cells.length != 4 || !(training || cells[0].equals("test")) || cells[1].isBlank() || cells[3].isEmpty()) {
            throw DataTrouble.badText(file, number);
        }
        return new Row(training, cells[1], cells[2], cells[3]);
    }

    private static List<Text> texts(List<Row> rows, boolean training, List<String> classes) {
        return rows.stream()
                .filter(row -> row.training == training)
                .map(row -> new Text(classes.indexOf(row.label), row.author, row.characters))
                .toList();
    }
}
