package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A fully connected layer by oneDNN: single precision, functions that oneDNN has. DL4J's own code does the
/// rest.
public class FastDenseLayer extends DenseLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<List<Long>, DensePrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Forward(DensePrimitives primitives, INDArray input, INDArray output) {}

    public FastDenseLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /// Whether the function is one that this layer computes.
    static boolean covers(IActivation function) {
        return function instanceof ActivationIdentity || Function.of(function) != null;
    }

    /// Whether this input is computed here, which for sequences `[B, F, T]` no stock layer could do.
    boolean covers(INDArray x) {
        return dataType == DataType.FLOAT
                && (x.rank() == 2 || x.rank() == 3 && layerConf().getIDropout() == null)
                && x.size(1) == layerConf().getNIn()
                && !hasLayerNorm()
                && maskArray == null
                && layerConf().getWeightNoise() == null
                && covers(layerConf().getActivationFn());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!covers(input)) {
            return super.activate(training, workspaces);
        }
        applyDropOutIfNecessary(training, workspaces);
        INDArray x = input.castTo(dataType);
        long[] outShape = x.shape().clone();
        outShape[1] = layerConf().getNOut();
        DensePrimitives primitives = cache.get(
                LongStream.of(x.shape()).boxed().toList(),
                _ -> new DensePrimitives(
                        x.shape(),
                        layerConf().getNOut(),
                        hasBias(),
                        Function.of(layerConf().getActivationFn())));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, Layouts.channelsLastShape(outShape), 'c');
        INDArray weights = getParam(WEIGHT_KEY);
        primitives.input.take(x);
        primitives.weights.at(weights);
        if (hasBias()) {
            primitives.bias.at(getParam(BIAS_KEY));
        }
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(weights);
        last = training ? new Forward(primitives, x, out) : null;
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        DensePrimitives primitives = forward.primitives();
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD,
                dataType,
                Layouts.channelsLastShape(forward.input().shape()),
                'c');
        INDArray gradient = epsilon.castTo(dataType);
        INDArray weights = getParam(WEIGHT_KEY);
        INDArray weightGradient = gradientView(WEIGHT_KEY);
        primitives.outputGradient.take(gradient);
        primitives.output.at(forward.output());
        primitives.weights.at(weights);
        primitives.weightGradient.at(weightGradient);
        Gradient result = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientView(BIAS_KEY);
            primitives.biasGradient.at(biasGradient);
            result.gradientForVariable().put(BIAS_KEY, biasGradient);
        }
        primitives.backwardParameters();
        if (!(layerConf() instanceof FastDense settings) || !settings.isFirst()) {
            primitives.inputGradient.at(next);
            primitives.backwardInput();
        }
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(weights);
        Reference.reachabilityFence(forward);
        result.gradientForVariable().put(WEIGHT_KEY, weightGradient);
        last = null;
        return new Pair<>(result, backpropDropOutIfPresent(SummableArray.channelsFirstView(next)));
    }

    private INDArray gradientView(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
