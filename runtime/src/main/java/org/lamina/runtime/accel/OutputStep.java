package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// What output layers of vectors `[B, F]` and of sequences `[B, F, T]` share: the weighted sums, and from them the loss
/// and all gradients. Single precision, with bias.
final class OutputStep {
    private final ShapeCache<List<Long>, Primitives> cache = new ShapeCache<>();
    private final BaseOutputLayer settings;
    private @Nullable Double loss;

    private record Primitives(DensePrimitives dense, SoftmaxLoss softmax) {}

    /// What a layer learns and where its gradients go.
    record Parameters(INDArray weights, INDArray bias, INDArray weightGradient, INDArray biasGradient) {}

    OutputStep(BaseOutputLayer settings) {
        this.settings = settings;
    }

    private Primitives primitives(INDArray x) {
        return cache.get(LongStream.of(x.shape()).boxed().toList(), _ -> {
            long[] outShape = x.shape().clone();
            outShape[1] = settings.getNOut();
            return new Primitives(new DensePrimitives(x.shape(), outShape[1], true, null), new SoftmaxLoss(outShape));
        });
    }

    /// The sum over the batch that the backward pass found, once.
    @Nullable
    Double takeLoss() {
        Double found = loss;
        loss = null;
        return found;
    }

    /// A row for each answer.
    INDArray sums(INDArray x, INDArray weights, INDArray bias, ArrayType use, LayerWorkspaceMgr workspaces) {
        DensePrimitives dense = primitives(x).dense();
        long[] rows = {x.length() / x.size(1), settings.getNOut()};
        INDArray sums = workspaces.createUninitialized(use, DataType.FLOAT, rows, 'c');
        dense.input.take(x);
        dense.weights.at(weights);
        dense.bias.at(bias);
        dense.output.at(sums);
        dense.forward();
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(weights);
        Reference.reachabilityFence(bias);
        return sums;
    }

    Pair<Gradient, INDArray> backward(
            INDArray x, INDArray labels, Parameters parameters, LayerWorkspaceMgr workspaces) {
        INDArray sums = sums(x, parameters.weights(), parameters.bias(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray delta = shaped(delta(primitives(x).softmax(), labels, sums, workspaces), x);
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, Layouts.channelsLastShape(x.shape()), 'c');
        DensePrimitives dense = primitives(x).dense();
        dense.outputGradient.take(delta);
        dense.weightGradient.at(parameters.weightGradient());
        dense.biasGradient.at(parameters.biasGradient());
        dense.inputGradient.at(next);
        dense.backwardParameters();
        dense.backwardInput();
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(parameters);
        Reference.reachabilityFence(delta);
        Gradient result = new DefaultGradient();
        result.gradientForVariable().put(WEIGHT_KEY, parameters.weightGradient());
        result.gradientForVariable().put(BIAS_KEY, parameters.biasGradient());
        return new Pair<>(result, SummableArray.channelsFirstView(next));
    }

    /// Rows of answers as the layer hands them on: themselves, or a view `[B, F, T]` for an input with steps.
    INDArray shaped(INDArray rows, INDArray x) {
        return x.rank() == 2 ? rows : Layouts.channelsFirstView(rows.reshape('c', x.size(0), x.size(2), rows.size(1)));
    }

    /// The gradient of the sums; on the way the loss is found.
    private INDArray delta(SoftmaxLoss softmax, INDArray labels, INDArray sums, LayerWorkspaceMgr workspaces) {
        ILossFunction function = settings.getLossFn();
        INDArray right = labels.castTo(DataType.FLOAT);
        INDArray rightRows = right.rank() == 2
                ? right
                : right.permute(0, 2, 1).reshape('c', right.size(0) * right.size(2), right.size(1));
        if (function instanceof LossSpy spy) {
            spy.show(rightRows, sums);
            function = spy.loss();
        }
        if (settings.getActivationFn() instanceof ActivationSoftmax && function instanceof LossMCXENT entropy) {
            INDArray delta =
                    workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, sums.shape(), 'c');
            softmax.sums.at(sums);
            softmax.gradient.at(delta);
            INDArray factors = entropy.getWeights();
            loss = softmax.run(right, entropy.getSoftmaxClipEps(), factors == null ? null : factors.toFloatVector());
            return delta;
        }
        loss = function.computeScore(rightRows, sums, settings.getActivationFn(), null, false);
        return function.computeGradient(rightRows, sums, settings.getActivationFn(), null);
    }
}
