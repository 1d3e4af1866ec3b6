package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.LSTMParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.LSTMParamInitializer.INPUT_WEIGHT_KEY;
import static org.deeplearning4j.nn.params.LSTMParamInitializer.RECURRENT_WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An LSTM over whole sequences by oneDNN: single precision, tanh and sigmoid gates, no mask, no noise. DL4J's own code
/// does the rest, also the steps that go on from a remembered state.
public class FastLstmLayer extends LSTM {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Key, LstmPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Key(long batch, long steps) {}

    private record Forward(LstmPrimitives primitives, INDArray input, INDArray output) {}

    public FastLstmLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        return dataType == DataType.FLOAT
                && input.rank() == 3
                && input.size(1) == layerConf().getNIn()
                && maskArray == null
                && layerConf().getRnnDataFormat() != RNNFormat.NWC
                && layerConf().getIDropout() == null
                && layerConf().getWeightNoise() == null
                && layerConf().getActivationFn() instanceof ActivationTanH
                && layerConf().getGateActivationFn() instanceof ActivationSigmoid;
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        return activate(training, workspaces);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = input.castTo(dataType).permute(2, 0, 1);
        long steps = x.size(0);
        long batch = x.size(1);
        long units = layerConf().getNOut();
        LstmPrimitives primitives = cache.get(
                new Key(batch, steps),
                _ -> new LstmPrimitives(
                        new LstmPrimitives.Form(batch, steps, layerConf().getNIn(), units, false)));
        INDArray out =
                workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {steps, batch, units}, 'c');
        primitives.forward(
                x,
                null,
                new LstmPrimitives.Parameters(
                        getParam(INPUT_WEIGHT_KEY), getParam(RECURRENT_WEIGHT_KEY), getParam(BIAS_KEY)),
                out);
        last = training ? new Forward(primitives, x, out) : null;
        return out.permute(1, 2, 0);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        LstmPrimitives primitives = forward.primitives();
        INDArray gradient = epsilon.castTo(dataType).permute(2, 0, 1);
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, forward.input().shape(), 'c');
        primitives.backward(
                gradient,
                new LstmPrimitives.Parameters(view(INPUT_WEIGHT_KEY), view(RECURRENT_WEIGHT_KEY), view(BIAS_KEY)),
                next);
        Reference.reachabilityFence(forward);
        Gradient result = new DefaultGradient();
        for (String key : new String[] {INPUT_WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY}) {
            result.gradientForVariable().put(key, view(key));
        }
        last = null;
        return new Pair<>(result, next.permute(1, 2, 0));
    }

    private INDArray view(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
