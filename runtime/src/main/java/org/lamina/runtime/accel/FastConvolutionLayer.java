package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A 2-D convolution by oneDNN: single precision, ending in ReLU or nothing. DL4J's own code does the rest.
public class FastConvolutionLayer extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Window.Key, ConvolutionPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    /// What the backward pass needs from the forward pass.
    private record Forward(ConvolutionPrimitives primitives, INDArray input, INDArray output) {}

    public FastConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private FastConvolution settings() {
        return (FastConvolution) layerConf();
    }

    private boolean isCovered() {
        IActivation function = layerConf().getActivationFn();
        return dataType == DataType.FLOAT
                && layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW
                && maskArray == null
                && convolutionMode != ConvolutionMode.Causal
                && Window.fits(input, layerConf().getKernelSize(), layerConf().getDilation())
                && (function instanceof ActivationIdentity
                        || function instanceof ActivationReLU relu && Function.isPlain(relu));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        applyDropOutIfNecessary(training, workspaces);
        validateInputRank();
        validateInputDepth(layerConf().getNIn());
        INDArray x = input.castTo(dataType);
        Window window = Window.of(
                x,
                layerConf().getKernelSize(),
                layerConf().getStride(),
                layerConf().getPadding(),
                layerConf().getDilation(),
                convolutionMode);
        boolean relu = layerConf().getActivationFn() instanceof ActivationReLU;
        ConvolutionPrimitives primitives = cache.get(
                window.key(),
                _ -> new ConvolutionPrimitives(
                        window,
                        layerConf().getNOut(),
                        hasBias(),
                        relu,
                        relu && !settings().isRectifiedByReader()));
        primitives.input.take(x);
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {
                    window.batch(),
                    window.outHeight(),
                    window.outWidth(),
                    layerConf().getNOut()
                },
                'c');
        INDArray weights = bindWeights(primitives, training, workspaces);
        INDArray bias = bindBias(primitives, training, workspaces);
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(weights);
        Reference.reachabilityFence(bias);
        Reference.reachabilityFence(x);
        last = training ? new Forward(primitives, x, out) : null;
        return Layouts.channelsFirstView(out);
    }

    /// The weights that the primitives now point at; the caller keeps them reachable until the primitives have run.
    private INDArray bindWeights(ConvolutionPrimitives primitives, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray weights = Layouts.plain(getParamWithNoise(WEIGHT_KEY, training, workspaces));
        primitives.weights.at(weights);
        return weights;
    }

    /// The bias that the primitives now point at, if there is one; to be kept reachable like the weights.
    private @Nullable INDArray bindBias(
            ConvolutionPrimitives primitives, boolean training, LayerWorkspaceMgr workspaces) {
        if (!hasBias()) {
            return null;
        }
        INDArray bias = getParamWithNoise(BIAS_KEY, training, workspaces);
        primitives.bias.at(bias);
        return bias;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!isCovered()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        Forward forward = Objects.requireNonNull(last, "backpropGradient needs a forward pass for training before it");
        ConvolutionPrimitives primitives = forward.primitives();
        INDArray weightGradient = gradientView(WEIGHT_KEY);
        INDArray gradient = epsilon.castTo(dataType);
        primitives.outputGradient.take(gradient);
        primitives.output.at(forward.output());
        INDArray weights = bindWeights(primitives, true, workspaces);
        primitives.weightGradient.at(weightGradient);
        Gradient result = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientView(BIAS_KEY);
            primitives.biasGradient.at(biasGradient);
            result.setGradientFor(BIAS_KEY, biasGradient);
        }
        primitives.backwardParameters();
        INDArray x = forward.input();
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {x.size(0), x.size(2), x.size(3), x.size(1)}, 'c');
        if (!settings().isFirst()) {
            primitives.inputGradient.at(next);
            primitives.backwardInput();
        }
        Reference.reachabilityFence(weights);
        Reference.reachabilityFence(gradient);
        result.setGradientFor(WEIGHT_KEY, weightGradient, 'c');
        weightNoiseParams.clear();
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
