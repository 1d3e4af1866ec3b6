package org.lamina.runtime.detect;

import org.lamina.graph.detect.Detected;

/// Puts the objects of samples into the cells of a grid where their middles lie, as the loss wants them. Of two in one
/// cell the later one is learned.
public final class GridTruth {

    private GridTruth() {}

    /// @param objects `[batch][4 + classes][most objects]`, edges as shares of the image
    /// @return `[batch][4 + classes][height][width]`, edges in cells
    public static float[] of(float[] objects, DetectionGrid grid, int batch) {
        int depth = Detected.EDGES + grid.classes();
        int most = objects.length / batch / depth;
        float[] truth = new float[batch * depth * grid.places()];
        for (int sample = 0; sample < batch; sample++) {
            for (int object = 0; object < most; object++) {
                float[] own = new float[depth];
                for (int value = 0; value < depth; value++) {
                    own[value] = objects[(sample * depth + value) * most + object];
                }
                place(own, truth, sample, grid);
            }
        }
        return truth;
    }

    private static void place(float[] object, float[] truth, int sample, DetectionGrid grid) {
        double width = grid.width();
        double height = grid.height();
        int column = Math.clamp((int) ((object[0] + object[2]) / 2 * width), 0, grid.width() - 1);
        int row = Math.clamp((int) ((object[1] + object[3]) / 2 * height), 0, grid.height() - 1);
        if (!isThere(object)) {
            return;
        }
        double[] scale = {width, height, width, height};
        for (int value = 0; value < object.length; value++) {
            double by = value < scale.length ? scale[value] : 1;
            truth[grid.truthAt(sample, value, row * grid.width() + column)] = (float) (object[value] * by);
        }
    }

    private static boolean isThere(float[] object) {
        for (int k = Detected.EDGES; k < object.length; k++) {
            if (object[k] > 0) {
                return true;
            }
        }
        return false;
    }
}
