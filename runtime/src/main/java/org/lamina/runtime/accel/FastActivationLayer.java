package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An activation function by oneDNN in single precision, with the channels fastest. DL4J's own code does the rest, on a
/// copy of the input.
public class FastActivationLayer extends ActivationLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<List<Long>, FunctionPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Forward(FunctionPrimitives primitives, INDArray input) {}

    public FastActivationLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        boolean fits = OneDnn.isAvailable() && dataType == DataType.FLOAT && input.rank() >= 2 && input.rank() <= 4;
        Function function = fits ? Function.of(layerConf().getActivationFn()) : null;
        if (function == null) {
            INDArray own = workspaces.dup(ArrayType.ACTIVATIONS, input, input.ordering());
            return layerConf().getActivationFn().getActivation(own, training);
        }
        INDArray x = input.castTo(dataType);
        FunctionPrimitives primitives =
                cache.get(LongStream.of(x.shape()).boxed().toList(), _ -> new FunctionPrimitives(function, x.shape()));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, Layouts.channelsLastShape(x.shape()), 'c');
        primitives.input.take(x);
        primitives.output.at(out);
        primitives.forward();
        Reference.reachabilityFence(x);
        last = training ? new Forward(primitives, x) : null;
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
                ArrayType.ACTIVATION_GRAD,
                dataType,
                Layouts.channelsLastShape(forward.input().shape()),
                'c');
        INDArray gradient = epsilon.castTo(dataType);
        FunctionPrimitives primitives = forward.primitives();
        primitives.outputGradient.take(gradient);
        primitives.inputGradient.at(next);
        primitives.backward();
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
