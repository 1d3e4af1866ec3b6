package org.lamina.runtime.accel;

/// Turns each pair of neighbouring features of a head by an angle that grows with the step (Su et al. 2021), so that
/// the product of a query and a key tells how far apart they are.
///
/// Rows are `[batch x steps][width]`; of each the first `count` numbers are turned, whole heads one beside the other.
public final class Rotation {
    private static final double BASE = 10_000;

    private final int steps;
    private final int pairs;
    private final double[] cosines;
    private final double[] sines;

    /// @param size the width of a head, an even number
    public Rotation(int steps, int size) {
        if (size % 2 != 0) {
            throw new IllegalArgumentException("Features are turned in pairs, not " + size);
        }
        this.steps = steps;
        pairs = size / 2;
        cosines = new double[steps * pairs];
        sines = new double[steps * pairs];
        for (int i = 0; i < cosines.length; i++) {
            int step = i / pairs;
            double angle = step * Math.pow(BASE, -(double) (i % pairs) / pairs);
            cosines[i] = Math.cos(angle);
            sines[i] = Math.sin(angle);
        }
    }

    public void forward(double[] rows, int width, int count) {
        turn(rows, width, count, 1);
    }

    void forward(float[] rows, int width, int count) {
        turn(rows, width, count, 1);
    }

    /// The way back of gradients, which is the way back of values, too.
    public void backward(double[] rows, int width, int count) {
        turn(rows, width, count, -1);
    }

    void backward(float[] rows, int width, int count) {
        turn(rows, width, count, -1);
    }

    private void turn(double[] rows, int width, int count, int direction) {
        for (int start = 0; start < rows.length; start += width) {
            int step = start / width % steps;
            for (int i = 0; i < count; i += 2) {
                int at = step * pairs + i / 2 % pairs;
                double sine = direction * sines[at];
                double first = rows[start + i];
                double second = rows[start + i + 1];
                rows[start + i] = first * cosines[at] - second * sine;
                rows[start + i + 1] = first * sine + second * cosines[at];
            }
        }
    }

    private void turn(float[] rows, int width, int count, int direction) {
        for (int start = 0; start < rows.length; start += width) {
            int step = start / width % steps;
            for (int i = 0; i < count; i += 2) {
                int at = step * pairs + i / 2 % pairs;
                double sine = direction * sines[at];
                double first = rows[start + i];
                double second = rows[start + i + 1];
                rows[start + i] = (float) (first * cosines[at] - second * sine);
                rows[start + i + 1] = (float) (first * sine + second * cosines[at]);
            }
        }
    }
}
