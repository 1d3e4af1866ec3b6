package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.TimeDistributedLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's wrapper that lets a fully connected layer work at each step, without its four copies of the sequence.
public class FastTimeDistributed extends TimeDistributed implements InputGradient {
    private static final long serialVersionUID = 1L;

    public FastTimeDistributed(FastDense underlying) {
        super(underlying);
    }

    @Override
    public void omit() {
        ((FastDense) underlying).omit();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        NeuralNetConfiguration inner = conf.clone();
        inner.setLayer(((TimeDistributed) inner.getLayer()).getUnderlying());
        return new Sequences(
                (FastDenseLayer) underlying.instantiate(inner, listeners, index, parameters, initialise, type));
    }

    /// Hands sequences to the layer as they are where it takes them.
    private static final class Sequences extends TimeDistributedLayer {
        private static final long serialVersionUID = 1L;

        private final FastDenseLayer dense;
        private boolean isDirect;

        Sequences(FastDenseLayer dense) {
            super(dense, RNNFormat.NCW);
            this.dense = dense;
        }

        @Override
        public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
            isDirect = input.rank() == 3 && dense.covers(input);
            return isDirect ? dense.activate(input, training, workspaces) : super.activate(input, training, workspaces);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            return isDirect ? dense.backpropGradient(epsilon, workspaces) : super.backpropGradient(epsilon, workspaces);
        }
    }
}
