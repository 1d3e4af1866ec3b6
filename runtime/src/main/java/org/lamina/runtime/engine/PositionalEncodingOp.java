package org.lamina.runtime.engine;

import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Positional encoding at work: the input plus a table of features by positions.
final class PositionalEncodingOp extends ParameterisedLayer<PositionalEncodingLayer> {

    PositionalEncodingOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /// `sin(t / 10000^(f/F))` for even features `f`, the cosine of the same angle for the odd one after it.
    static double sinusoid(int feature, int position, int features) {
        double angle = position / Math.pow(10000, (feature - feature % 2) / (double) features);
        return feature % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        int features = (int) input.size(1);
        int length = (int) input.size(2);
        double[] table = table(features, length);
        INDArray x = stepByStep(input.castTo(dataType));
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, x.shape(), 'c');
        if (dataType == DataType.FLOAT) {
            float[] values = RowMajor.readFloats(x);
            add(table, values);
            RowMajor.writeFloats(values, output);
        } else {
            double[] values = RowMajor.read(x);
            for (int i = 0; i < values.length; i++) {
                values[i] += table[i % table.length];
            }
            RowMajor.write(values, output);
        }
        return stepByStep(output);
    }

    private static void add(double[] table, float[] values) {
        float[] narrow = new float[table.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) table[i];
        }
        for (int at = 0; at < values.length; at += narrow.length) {
            for (int i = 0; i < narrow.length; i++) {
                values[at + i] += narrow[i];
            }
        }
    }

    /// From `[B, F, T]` to `[B, T, F]` and back, where the features of a step lie one behind the other, as the layers
    /// around this one have them.
    private static INDArray stepByStep(INDArray array) {
        return array.permute(0, 2, 1);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray gradient = stepByStep(epsilon.castTo(dataType));
        Gradient result = new DefaultGradient();
        if (layerConf().isLearned()) {
            store(result, PositionalParams.TABLE, tableGradient(gradient));
        }
        INDArray next = workspaces.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c');
        return new Pair<>(result, backpropDropOutIfPresent(stepByStep(next)));
    }

    /// The engine hands every layer a parameter row, also one that has no parameters.
    @Override
    public void setParamTable(Map<String, INDArray> table) {
        params = table;
    }

    /// Step by step.
    private double[] table(int features, int length) {
        double[] table = new double[features * length];
        if (layerConf().isLearned()) {
            int maximum = (int) layerConf().getMaxLength();
            if (length > maximum) {
                throw new DL4JInvalidInputException("Sequence of " + length + " steps, but positions are learned for "
                        + maximum + " only " + layerId());
            }
            double[] learned = RowMajor.read(getParam(PositionalParams.TABLE));
            for (int f = 0; f < features; f++) {
                for (int t = 0; t < length; t++) {
                    table[t * features + f] = learned[f * maximum + t];
                }
            }
            return table;
        }
        for (int f = 0; f < features; f++) {
            for (int t = 0; t < length; t++) {
                table[t * features + f] = sinusoid(f, t, features);
            }
        }
        return table;
    }

    private double[] tableGradient(INDArray gradient) {
        int features = (int) layerConf().getNOut();
        int maximum = (int) layerConf().getMaxLength();
        int size = Math.toIntExact(gradient.size(1) * features);
        double[] steps = dataType == DataType.FLOAT
                ? sum(RowMajor.readFloats(gradient), size)
                : sum(RowMajor.read(gradient), size);
        double[] table = new double[features * maximum];
        for (int i = 0; i < size; i++) {
            table[i % features * maximum + i / features] = steps[i];
        }
        return table;
    }

    private static double[] sum(float[] values, int size) {
        double[] sum = new double[size];
        for (int at = 0; at < values.length; at += size) {
            for (int i = 0; i < size; i++) {
                sum[i] += values[at + i];
            }
        }
        return sum;
    }

    private static double[] sum(double[] values, int size) {
        double[] sum = new double[size];
        for (int at = 0; at < values.length; at += size) {
            for (int i = 0; i < size; i++) {
                sum[i] += values[at + i];
            }
        }
        return sum;
    }
}
