package org.lamina.runtime.mask;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.engine.PlainOp;
import org.lamina.runtime.engine.PlainVertex;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a vertex that gives a mask.
public abstract class MaskVertex extends PlainVertex {

    /// A row of steps for each sample.
    ///
    /// @param inputs the same of what the vertex reads
    abstract double[][] of(double[][]... inputs);

    @Override
    public abstract MaskVertex clone();

    @Override
    public final org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Op(graph, name, index, type, this);
    }

    @Override
    public final InputType getOutputType(int index, InputType... inputs) {
        return InputType.recurrent(1);
    }

    /// Where no step of a sample is real, its last one counts, so that every mean is over something.
    static double[][] withOneReal(double[][] mask) {
        for (double[] row : mask) {
            double sum = 0;
            for (double value : row) {
                sum += value;
            }
            if (sum == 0) {
                row[row.length - 1] = 1;
            }
        }
        return mask;
    }

    /// Of an array `[B, T]` or `[B, 1, T]`.
    static double[][] rows(INDArray array) {
        return RowMajor.readRows(array);
    }

    @SuppressWarnings("overrides") // as its base class
    private static final class Op extends PlainOp {
        private final MaskVertex mask;

        Op(ComputationGraph graph, String name, int index, DataType type, MaskVertex mask) {
            super(graph, name, index, type);
            this.mask = mask;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            double[][][] read = new double[inputs.length][][];
            for (int i = 0; i < read.length; i++) {
                read[i] = rows(input(i));
            }
            double[][] rows = mask.of(read);
            int length = rows[0].length;
            double[] values = new double[rows.length * length];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, values, i * length, length);
            }
            INDArray output = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS, dataType, new long[] {rows.length, 1, length}, 'c');
            RowMajor.write(values, output);
            return output;
        }

        /// Nothing learns from which steps are real. Readers of a mask hand back no gradient for it, either.
        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            return new Pair<>(null, new INDArray[inputs.length]);
        }
    }
}
