package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// The backward pass of an output layer by oneDNN: single precision, with bias, no mask. Where DL4J computes the
/// weighted sums three times in a step, this does once, and tells the loss that it came by. DL4J's own code does the
/// rest.
public class FastOutputLayer extends OutputLayer {
    private static final long serialVersionUID = 1L;

    private final transient ShapeCache<Long, Primitives> cache = new ShapeCache<>();
    private transient @Nullable Double loss;

    private record Primitives(DensePrimitives dense, SoftmaxLoss softmax) {}

    public FastOutputLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        return dataType == DataType.FLOAT
                && input.rank() == 2
                && input.size(1) == layerConf().getNIn()
                && hasBias()
                && maskArray == null
                && layerConf().getWeightNoise() == null
                && layerConf().getIDropout() == null;
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        loss = null;
    }

    /// Of the backward pass before it, where there was one.
    @Override
    public double computeScore(double penalties, boolean training, LayerWorkspaceMgr workspaces) {
        Double known = loss;
        loss = null;
        if (!training || known == null) {
            return super.computeScore(penalties, training, workspaces);
        }
        score = (conf().isMiniBatch() ? known / getInputMiniBatchSize() : known) + penalties;
        return score;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        loss = null;
        if (!isCovered()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray x = input.castTo(dataType);
        long units = layerConf().getNOut();
        Primitives primitives = cache.get(
                x.size(0),
                batch -> new Primitives(new DensePrimitives(x.shape(), units, null), new SoftmaxLoss(batch, units)));
        INDArray weights = getParam(WEIGHT_KEY);
        INDArray bias = getParam(BIAS_KEY);
        INDArray weightGradient = gradientView(WEIGHT_KEY);
        INDArray biasGradient = gradientView(BIAS_KEY);
        DensePrimitives dense = primitives.dense();
        INDArray sums =
                workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, new long[] {x.size(0), units}, 'c');
        dense.input.take(x);
        dense.weights.at(weights);
        dense.bias.at(bias);
        dense.output.at(sums);
        dense.forward();
        INDArray delta = delta(primitives.softmax(), sums, workspaces);
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
        dense.outputGradient.take(delta);
        dense.weightGradient.at(weightGradient);
        dense.biasGradient.at(biasGradient);
        dense.inputGradient.at(next);
        dense.backwardParameters();
        dense.backwardInput();
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(weights);
        Reference.reachabilityFence(bias);
        Reference.reachabilityFence(delta);
        Gradient result = new DefaultGradient();
        result.gradientForVariable().put(WEIGHT_KEY, weightGradient);
        result.gradientForVariable().put(BIAS_KEY, biasGradient);
        return new Pair<>(result, next);
    }

    /// The gradient of the sums; on the way the loss is found.
    private INDArray delta(SoftmaxLoss softmax, INDArray sums, LayerWorkspaceMgr workspaces) {
        ILossFunction function = layerConf().getLossFn();
        INDArray right = labels.castTo(dataType);
        if (function instanceof LossSpy spy) {
            spy.show(right, sums);
            function = spy.loss();
        }
        if (layerConf().getActivationFn() instanceof ActivationSoftmax && function instanceof LossMCXENT entropy) {
            INDArray delta = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, sums.shape(), 'c');
            softmax.sums.at(sums);
            softmax.gradient.at(delta);
            INDArray factors = entropy.getWeights();
            loss = softmax.run(right, entropy.getSoftmaxClipEps(), factors == null ? null : factors.toFloatVector());
            return delta;
        }
        loss = function.computeScore(right, sums, layerConf().getActivationFn(), null, false);
        return function.computeGradient(right, sums, layerConf().getActivationFn(), null);
    }

    private INDArray gradientView(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    @Override
    public void clear() {
        super.clear();
        loss = null;
    }
}
