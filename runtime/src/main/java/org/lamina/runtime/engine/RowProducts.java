package org.lamina.runtime.engine;

/// Products of vectors that lie in longer arrays with matrices in row-major order, a row for each number of the vector.
final class RowProducts {

    private RowProducts() {}

    /// Adds the vector from `at` on, times the matrix.
    static void add(double[] vector, int at, double[] matrix, double[] sums) {
        int rows = matrix.length / sums.length;
        for (int row = 0; row < rows; row++) {
            double factor = vector[at + row];
            int start = row * sums.length;
            for (int column = 0; column < sums.length; column++) {
                sums[column] += factor * matrix[start + column];
            }
        }
    }

    /// The way back: adds the matrix times the deltas, from `at` on.
    static void addBack(double[] deltas, double[] matrix, double[] sums, int at) {
        int rows = matrix.length / deltas.length;
        for (int row = 0; row < rows; row++) {
            int start = row * deltas.length;
            double sum = 0;
            for (int column = 0; column < deltas.length; column++) {
                sum += deltas[column] * matrix[start + column];
            }
            sums[at + row] += sum;
        }
    }

    /// Adds each number of the vector from `at` on times each of the deltas.
    static void addOuter(double[] vector, int at, double[] deltas, double[] matrix) {
        int rows = matrix.length / deltas.length;
        for (int row = 0; row < rows; row++) {
            double factor = vector[at + row];
            int start = row * deltas.length;
            for (int column = 0; column < deltas.length; column++) {
                matrix[start + column] += factor * deltas[column];
            }
        }
    }

    static void add(double[] values, double[] sums) {
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
        }
    }
}
