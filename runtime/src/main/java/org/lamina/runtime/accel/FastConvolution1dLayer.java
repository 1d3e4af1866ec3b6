package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.Convolution1DLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A convolution over steps by oneDNN: single precision, functions that oneDNN has, no mask. DL4J's own code
/// does the rest.
public class FastConvolution1dLayer extends Convolution1DLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Window.Key, Convolution1dPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    /// What the backward pass needs from the forward pass.
    ///
    /// @param input as an image
    /// @param sums what the convolution gave
    private record Forward(Convolution1dPrimitives primitives, INDArray input, INDArray sums) {}

    public FastConvolution1dLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isFirst() {
        return layerConf() instanceof FastConvolution1d settings && settings.isFirst();
    }

    private boolean isCovered() {
        return dataType == DataType.FLOAT
                && input.rank() == 3
                && input.size(1) == layerConf().getNIn()
                && layerConf().getRnnDataFormat() == RNNFormat.NCW
                && maskArray == null
                && layerConf().getIDropout() == null
                && layerConf().getWeightNoise() == null
                && convolutionMode != ConvolutionMode.Causal
                && SequenceImage.fits(
                        input, layerConf().getKernelSize(), layerConf().getDilation())
                && FastDenseLayer.covers(layerConf().getActivationFn());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = SequenceImage.of(input.castTo(dataType));
        Window window = SequenceImage.window(x, layerConf());
        long filters = layerConf().getNOut();
        Convolution1dPrimitives primitives = cache.get(
                window.key(),
                _ -> new Convolution1dPrimitives(
                        window, filters, hasBias(), layerConf().getActivationFn()));
        long[] shape = {window.batch(), window.outWidth(), filters};
        INDArray sums = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        INDArray weights = getParam(WEIGHT_KEY);
        primitives.input.take(x);
        if (hasBias()) {
            primitives.bias.at(getParam(BIAS_KEY));
        }
        primitives.sums.at(sums);
        primitives.forward(weights);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(weights);
        last = training ? new Forward(primitives, x, sums) : null;
        FunctionPrimitives function = primitives.function;
        if (function == null) {
            return Layouts.channelsFirstView(sums);
        }
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        function.input.take(Layouts.channelsFirstView(sums));
        function.output.at(out);
        function.forward();
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        Convolution1dPrimitives primitives = forward.primitives();
        INDArray gradient = throughFunction(forward, epsilon.castTo(dataType), workspaces);
        INDArray weightGradient = gradientView(WEIGHT_KEY);
        primitives.outputGradient.take(SequenceImage.of(gradient));
        primitives.sums.at(forward.sums());
        Gradient result = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientView(BIAS_KEY);
            primitives.biasGradient.at(biasGradient);
            result.setGradientFor(BIAS_KEY, biasGradient);
        }
        primitives.backwardParameters(weightGradient);
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, Layouts.channelsLastShape(input.shape()), 'c');
        if (!isFirst()) {
            primitives.inputGradient.at(next);
            primitives.backwardInput();
        }
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(forward);
        result.setGradientFor(WEIGHT_KEY, weightGradient, 'c');
        last = null;
        return new Pair<>(result, SummableArray.channelsFirstView(next));
    }

    private INDArray throughFunction(Forward forward, INDArray gradient, LayerWorkspaceMgr workspaces) {
        FunctionPrimitives function = forward.primitives().function;
        if (function == null) {
            return gradient;
        }
        INDArray result = workspaces.createUninitialized(
                ArrayType.BP_WORKING_MEM, dataType, forward.sums().shape(), 'c');
        function.input.take(Layouts.channelsFirstView(forward.sums()));
        function.outputGradient.take(gradient);
        function.inputGradient.at(result);
        function.backward();
        Reference.reachabilityFence(gradient);
        return Layouts.channelsFirstView(result);
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
