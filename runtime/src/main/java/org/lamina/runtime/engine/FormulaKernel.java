package org.lamina.runtime.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.formula.Operation;
import org.lamina.graph.formula.Term;

/// Computes a formula some thousand values at a time, and its gradients backwards through its operations (reverse mode
/// of automatic differentiation: Griewank and Walther, Evaluating Derivatives, 2008).
final class FormulaKernel implements Kernel {
    private static final int CHUNK = 4096;

    private final int inputs;
    private final List<Step> steps = new ArrayList<>();

    /// A term, and which earlier steps it takes its numbers from; each of them is its own where it takes none.
    private record Step(Term term, int first, int second) {}

    FormulaKernel(Formula formula) {
        inputs = formula.inputs();
        add(formula.term());
    }

    /// The index of the step that computes a term; its parts come before it.
    private int add(Term term) {
        int[] of = term instanceof Term.Applied applied
                ? applied.of().stream().mapToInt(this::add).toArray()
                : new int[0];
        int index = steps.size();
        steps.add(new Step(term, of.length > 0 ? of[0] : index, of.length > 1 ? of[1] : index));
        return index;
    }

    @Override
    public double[] forward(Extent extent, double[] x, double[][] parameters) {
        double[] y = new double[x.length / inputs];
        double[][] values = new double[steps.size()][CHUNK];
        for (int from = 0; from < y.length; from += CHUNK) {
            Chunk chunk = new Chunk(extent, x, parameters, from, Math.min(CHUNK, y.length - from));
            compute(chunk, values);
            System.arraycopy(values[values.length - 1], 0, y, from, chunk.length);
        }
        return y;
    }

    @Override
    public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
        double[] dx = new double[x.length];
        double[][] values = new double[steps.size()][CHUNK];
        double[][] slopes = new double[steps.size()][CHUNK];
        for (int from = 0; from < dy.length; from += CHUNK) {
            Chunk chunk = new Chunk(extent, x, parameters, from, Math.min(CHUNK, dy.length - from));
            compute(chunk, values);
            Arrays.stream(slopes).forEach(slope -> Arrays.fill(slope, 0));
            System.arraycopy(dy, from, slopes[slopes.length - 1], 0, chunk.length);
            for (int i = steps.size() - 1; i >= 0; i--) {
                back(steps.get(i), i, chunk, values, slopes);
                collect(steps.get(i).term, slopes[i], chunk, dx, gradients);
            }
        }
        return dx;
    }

    /// Some values of the output that lie side by side.
    private final class Chunk {
        private final Extent extent;
        private final double[] x;
        private final double[][] parameters;
        private final int from;
        private final int length;

        Chunk(Extent extent, double[] x, double[][] parameters, int from, int length) {
            this.extent = extent;
            this.x = x;
            this.parameters = parameters;
            this.from = from;
            this.length = length;
        }

        /// Where the value of an input lies that belongs to the `i`-th value.
        int place(int input, int i) {
            int sample = extent.features() * extent.rest();
            int at = from + i;
            return (at / sample * inputs + input) * sample + at % sample;
        }

        int feature(int i) {
            return extent.feature(from + i);
        }
    }

    private void compute(Chunk chunk, double[][] values) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double[] out = values[i];
            switch (step.term) {
                case Term.Constant constant -> Arrays.fill(out, constant.value());
                case Term.Input input -> {
                    for (int k = 0; k < chunk.length; k++) {
                        out[k] = chunk.x[chunk.place(input.index(), k)];
                    }
                }
                case Term.Parameter parameter -> {
                    for (int k = 0; k < chunk.length; k++) {
                        out[k] = chunk.parameters[parameter.index()][chunk.feature(k)];
                    }
                }
                case Term.Applied applied -> {
                    double[] a = values[step.first];
                    double[] b = values[step.second];
                    for (int k = 0; k < chunk.length; k++) {
                        out[k] = applied.operation().value(a[k], b[k]);
                    }
                }
            }
        }
    }

    /// Hands the slope of a step on to those that it took its numbers from.
    private static void back(Step step, int index, Chunk chunk, double[][] values, double[][] slopes) {
        if (!(step.term instanceof Term.Applied applied)) {
            return;
        }
        Operation operation = applied.operation();
        double[] a = values[step.first];
        double[] b = values[step.second];
        double[] y = values[index];
        double[] dy = slopes[index];
        for (int k = 0; k < chunk.length; k++) {
            slopes[step.first][k] += dy[k] * operation.slopeOfFirst(a[k], b[k], y[k]);
        }
        if (operation.arity() == 2) {
            for (int k = 0; k < chunk.length; k++) {
                slopes[step.second][k] += dy[k] * operation.slopeOfSecond(a[k], b[k], y[k]);
            }
        }
    }

    private static void collect(Term term, double[] slope, Chunk chunk, double[] dx, double[][] gradients) {
        switch (term) {
            case Term.Input input -> {
                for (int k = 0; k < chunk.length; k++) {
                    dx[chunk.place(input.index(), k)] += slope[k];
                }
            }
            case Term.Parameter parameter -> {
                for (int k = 0; k < chunk.length; k++) {
                    gradients[parameter.index()][chunk.feature(k)] += slope[k];
                }
            }
            case Term.Constant _, Term.Applied _ -> {}
        }
    }
}
