package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Max pooling, and average pooling that leaves out the padding, by oneDNN for single precision without dilation.
/// DL4J's own code does the rest.
public class FastPoolingLayer extends SubsamplingLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Window.Key, PoolingPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Forward(PoolingPrimitives primitives, long[] inputShape, INDArray output) {}

    public FastPoolingLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private PoolingPrimitives.Kind kind() {
        return layerConf().getPoolingType() == PoolingType.MAX
                ? PoolingPrimitives.Kind.MAX
                : PoolingPrimitives.Kind.AVERAGE;
    }

    private boolean isRectifying() {
        return layerConf() instanceof FastPooling settings && settings.isRectifying();
    }

    private boolean isCovered() {
        int[] dilation = layerConf().getDilation();
        return dataType == DataType.FLOAT
                && layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW
                && maskArray == null
                && (layerConf().getPoolingType() == PoolingType.MAX
                        || layerConf().getPoolingType() == PoolingType.AVG
                                && !layerConf().isAvgPoolIncludePadInDivisor())
                && dilation[0] == 1
                && dilation[1] == 1
                && Window.fits(input, layerConf().getKernelSize(), dilation);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = input.castTo(dataType);
        Window window = Window.of(
                x,
                layerConf().getKernelSize(),
                layerConf().getStride(),
                layerConf().getPadding(),
                layerConf().getDilation(),
                convolutionMode);
        PoolingPrimitives primitives =
                cache.get(window.key(), _ -> PoolingPrimitives.of(window, kind(), isRectifying()));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {window.batch(), window.outHeight(), window.outWidth(), window.channels()},
                'c');
        primitives.input.take(x);
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(x);
        last = training ? new Forward(primitives, x.shape(), out) : null;
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!isCovered()) {
            Pair<Gradient, INDArray> stock = super.backpropGradient(epsilon, workspaces);
            if (isRectifying()) {
                stock.getSecond().muli(input.gt(0).castTo(dataType));
            }
            return stock;
        }
        Forward forward = Objects.requireNonNull(last, "backpropGradient needs a forward pass for training before it");
        long[] shape = forward.inputShape();
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {shape[0], shape[2], shape[3], shape[1]}, 'c');
        INDArray gradient = epsilon.castTo(dataType);
        forward.primitives().outputGradient.take(gradient);
        forward.primitives().output.at(forward.output());
        forward.primitives().inputGradient.at(next);
        forward.primitives().backward();
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(forward);
        last = null;
        return new Pair<>(new DefaultGradient(), SummableArray.channelsFirstView(next));
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
