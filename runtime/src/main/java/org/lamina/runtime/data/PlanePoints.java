package org.lamina.runtime.data;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.problem.ProblemException;

/// Labelled points of the plane, read from a CSV file with the header `x,y,label`.
public record PlanePoints(float[] xs, float[] ys, int[] labels, int classes) {

    private static final int MAX_CLASSES = 100;
    private static final double MAX_COORDINATE = 1e6;

    public int count() {
        return labels.length;
    }

    public static PlanePoints read(DataFiles files, String file) throws ProblemException {
        List<double[]> rows = new ArrayList<>();
        TextLines.read(files, file, (number, line) -> {
            if (number == 1) {
                if (!line.equals("x,y,label")) {
                    throw DataTrouble.badHeader(file, "x,y,label");
                }
            } else if (!line.isBlank()) {
                rows.add(row(file, number, line));
            }
        });
        if (rows.isEmpty()) {
            throw DataTrouble.cutOff(file);
        }
        return of(rows);
    }

    private static double[] row(String file, int number, String line) throws ProblemException {
        String[] cells = line.split(",", 4);
        try {
            if (cells.length == 3) {
                double x = Double.parseDouble(cells[0]);
                double y = Double.parseDouble(cells[1]);
                int label = Integer.parseInt(cells[2].strip());
                if (Math.abs(x) <= MAX_COORDINATE
                        && Math.abs(y) <= MAX_COORDINATE
                        && label >= 0
                        && label < MAX_CLASSES) {
                    return new double[] {x, y, label};
                }
            }
        } catch (NumberFormatException _) {
            // Falls through to the sentence.
        }
        throw DataTrouble.badPoint(file, number);
    }

    private static PlanePoints of(List<double[]> rows) {
        float[] xs = new float[rows.size()];
        float[] ys = new float[rows.size()];
        int[] labels = new int[rows.size()];
        int highest = 1;
        for (int i = 0; i < labels.length; i++) {
            xs[i] = (float) rows.get(i)[0];
            ys[i] = (float) rows.get(i)[1];
            labels[i] = (int) rows.get(i)[2];
            highest = Math.max(highest, labels[i]);
        }
        return new PlanePoints(xs, ys, labels, highest + 1);
    }
}
