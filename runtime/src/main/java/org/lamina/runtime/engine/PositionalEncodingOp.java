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
        double[] values = RowMajor.read(input.castTo(dataType));
        for (int at = 0; at < values.length; at += table.length) {
            for (int i = 0; i < table.length; i++) {
                values[at + i] += table[i];
            }
        }
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
        RowMajor.write(values, output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        double[] values = RowMajor.read(epsilon.castTo(dataType));
        Gradient result = new DefaultGradient();
        if (layerConf().isLearned()) {
            store(result, PositionalParams.TABLE, tableGradient(values, (int) input.size(2)));
        }
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(values, next);
        return new Pair<>(result, backpropDropOutIfPresent(next));
    }

    /// The engine hands every layer a parameter row, also one that has no parameters.
    @Override
    public void setParamTable(Map<String, INDArray> table) {
        params = table;
    }

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
                System.arraycopy(learned, f * maximum, table, f * length, length);
            }
            return table;
        }
        for (int f = 0; f < features; f++) {
            for (int t = 0; t < length; t++) {
                table[f * length + t] = sinusoid(f, t, features);
            }
        }
        return table;
    }

    private double[] tableGradient(double[] epsilon, int length) {
        int features = (int) layerConf().getNOut();
        int maximum = (int) layerConf().getMaxLength();
        double[] sum = new double[features * maximum];
        for (int at = 0; at < epsilon.length; at += features * length) {
            for (int f = 0; f < features; f++) {
                for (int t = 0; t < length; t++) {
                    sum[f * maximum + t] += epsilon[at + f * length + t];
                }
            }
        }
        return sum;
    }
}
