package org.lamina.runtime.data;

import java.util.Arrays;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// Points of the plane. The file has no split, so a fifth of it, chosen by the seed, is the test split.
final class PointSource implements SampleSource {

    private static final double TEST_SHARE = 0.2;

    private final DataSignature signature;
    private final PlanePoints points;
    private final int[] order;
    private final int firstTest;
    private final int classes;

    private PointSource(DataSignature signature, PlanePoints points, int classes, int seed) {
        this.signature = signature;
        this.points = points;
        this.classes = classes;
        order = Shuffle.order(points.count(), seed);
        firstTest = points.count() - (int) (points.count() * TEST_SHARE);
        Arrays.sort(order, 0, firstTest);
        Arrays.sort(order, firstTest, order.length);
    }

    static PointSource read(DataSpec.Points spec, DataFiles files, int seed) throws ProblemException {
        String file = "synthetic/"
                + switch (spec.pattern()) {
                    case SPIRAL -> "spiral3.csv";
                    case MOONS -> "moons.csv";
                    case CIRCLES -> "circles.csv";
                    case XOR -> "xor.csv";
                    case BLOBS -> "blobs4.csv";
                };
        PlanePoints points = PlanePoints.read(files, file);
        int classes = spec.pattern().classes();
        if (points.classes() > classes) {
            throw DataTrouble.labelOutOfRange(file, points.classes() - 1, classes);
        }
        return new PointSource(spec.signature(), points, classes, seed);
    }

    @Override
    public DataSignature signature() {
        return signature;
    }

    @Override
    public int size() {
        return points.count();
    }

    @Override
    public int firstTest() {
        return firstTest;
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        to[at] = points.xs()[order[sample]];
        to[at + 1] = points.ys()[order[sample]];
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        Arrays.fill(to, at, at + classes, 0);
        to[at + points.labels()[order[sample]]] = 1;
    }

    @Override
    public int[] labels(int sample, int column) {
        return new int[] {points.labels()[order[sample]]};
    }
}
