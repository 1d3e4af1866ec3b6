package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.Subsampling1DLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Max pooling over steps, and average pooling that leaves out the padding, by oneDNN for single precision without
/// dilation and mask. DL4J's own code does the rest.
public class FastPooling1dLayer extends Subsampling1DLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Window.Key, PoolingPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Forward(PoolingPrimitives primitives, long[] inputShape) {}

    public FastPooling1dLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        PoolingType type = layerConf().getPoolingType();
        return dataType == DataType.FLOAT
                && input.rank() == 3
                && maskArray == null
                && (type == PoolingType.MAX
                        || type == PoolingType.AVG && !layerConf().isAvgPoolIncludePadInDivisor())
                && layerConf().getDilation()[0] == 1
                && SequenceImage.fits(
                        input, layerConf().getKernelSize(), layerConf().getDilation());
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
        PoolingPrimitives.Kind kind = layerConf().getPoolingType() == PoolingType.MAX
                ? PoolingPrimitives.Kind.MAX
                : PoolingPrimitives.Kind.AVERAGE;
        PoolingPrimitives primitives = cache.get(window.key(), _ -> PoolingPrimitives.of(window, kind, false));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {window.batch(), window.outWidth(), window.channels()},
                'c');
        primitives.input.take(x);
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(x);
        last = training ? new Forward(primitives, input.shape()) : null;
        return Layouts.channelsFirstView(out);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, Layouts.channelsLastShape(forward.inputShape()), 'c');
        INDArray gradient = SequenceImage.of(epsilon.castTo(dataType));
        forward.primitives().outputGradient.take(gradient);
        forward.primitives().inputGradient.at(next);
        forward.primitives().backward();
        Reference.reachabilityFence(gradient);
        last = null;
        return new Pair<>(new DefaultGradient(), SummableArray.channelsFirstView(next));
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
