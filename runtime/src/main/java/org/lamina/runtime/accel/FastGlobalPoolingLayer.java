package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The average or the largest number over all places of images and sequences by oneDNN in single precision, without
/// masks. DL4J's own code does the rest.
public class FastGlobalPoolingLayer extends GlobalPoolingLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<List<Long>, PoolingPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Forward(PoolingPrimitives primitives, long[] shape) {}

    public FastGlobalPoolingLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        PoolingType type = layerConf().getPoolingType();
        return OneDnn.isAvailable()
                && dataType == DataType.FLOAT
                && (input.rank() == 3 || input.rank() == 4)
                && (type == PoolingType.AVG || type == PoolingType.MAX)
                && layerConf().getPoolingDimensions() == null
                && layerConf().isCollapseDimensions()
                && maskArray == null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = input.castTo(dataType);
        PoolingPrimitives.Kind kind = layerConf().getPoolingType() == PoolingType.MAX
                ? PoolingPrimitives.Kind.MAX
                : PoolingPrimitives.Kind.AVERAGE;
        PoolingPrimitives primitives =
                cache.get(LongStream.of(x.shape()).boxed().toList(), _ -> PoolingPrimitives.global(x.shape(), kind));
        INDArray out =
                workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {x.size(0), x.size(1)}, 'c');
        primitives.input.take(x);
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(x);
        last = training ? new Forward(primitives, x.shape()) : null;
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, Layouts.channelsLastShape(forward.shape()), 'c');
        // A layer behind may hand back a sequence of one step.
        INDArray gradient = epsilon.castTo(dataType).reshape(forward.shape()[0], forward.shape()[1]);
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
