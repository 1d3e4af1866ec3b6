package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a gated recurrent unit over `[B, F, T]` whose reset gate works behind the recurrent sums.
///
/// Parameters have the shapes, the order of gates and the meaning of PyTorch's, so that the weights of one fit the
/// other:
///
/// - `r = sigmoid(W_r x + b_r + U_r h + c_r)`
/// - `z = sigmoid(W_z x + b_z + U_z h + c_z)`
/// - `n = tanh(W_n x + b_n + r * (U_n h + c_n))`
/// - `h' = (1 - z) * n + z * h`
public class GruLayer extends BaseRecurrentLayer {

    GruLayer() {
        rnnDataFormat = RNNFormat.NCW;
    }

    public static GruLayer of(long units) {
        if (units < 1) {
            throw new IllegalArgumentException("Not a size: " + units + " units");
        }
        GruLayer layer = new GruLayer();
        layer.nOut = units;
        return layer;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        if (rnnDataFormat != RNNFormat.NCW) {
            throw new IllegalStateException("Sequences are [B, F, T] here, not " + rnnDataFormat);
        }
        return Instantiation.of(new GruOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return GruParams.INSTANCE;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return Sizes.memory(this, input, getOutputType(0, input));
    }
}
