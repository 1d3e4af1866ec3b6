package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// Batch normalisation by oneDNN: single precision, vectors and images, gamma and beta trained. DL4J's own code does
/// the rest.
///
/// The running statistics change as DL4J's do: their difference is stored as a gradient, which an updater without a
/// learning rate subtracts; the variance is kept as the logarithm of the deviation where the configuration says so.
public class FastBatchNormLayer extends BatchNormalization {
    private static final long serialVersionUID = 1L;
    private static final double HALF_IN_DECADES = 0.5 / Math.log(10);

    private final transient ShapeCache<List<Long>, BatchNormPrimitives> cache = new ShapeCache<>();
    private transient @Nullable Statistics statistics;
    private transient @Nullable Forward last;

    /// Mean and variance of the batch, on no workspace.
    private record Statistics(INDArray mean, INDArray variance) {}

    private record Forward(BatchNormPrimitives primitives, INDArray input) {}

    public FastBatchNormLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        return OneDnn.isAvailable()
                && dataType == DataType.FLOAT
                && (input.rank() == 2 || input.rank() == 4 && layerConf().getCnn2DFormat() == CNN2DFormat.NCHW)
                && input.size(1) == layerConf().getNOut()
                && !layerConf().isLockGammaBeta();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = input.castTo(dataType);
        BatchNormPrimitives primitives = cache.get(
                LongStream.of(x.shape()).boxed().toList(),
                _ -> new BatchNormPrimitives(x.shape(), (float) layerConf().getEps()));
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, Layouts.channelsLastShape(x.shape()), 'c');
        INDArray gamma = getParam(GAMMA);
        primitives.input.take(x);
        primitives.scaleShift.at(gamma);
        primitives.output.at(out);
        if (training) {
            Statistics batch = statistics();
            primitives.mean.at(batch.mean());
            primitives.variance.at(batch.variance());
            primitives.train();
            last = new Forward(primitives, x);
        } else {
            INDArray mean = getParam(GLOBAL_MEAN);
            INDArray variance = runningVariance();
            primitives.mean.at(mean);
            primitives.variance.at(variance);
            primitives.infer();
            Reference.reachabilityFence(mean);
            Reference.reachabilityFence(variance);
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gamma);
        return Layouts.channelsFirstView(out);
    }

    private Statistics statistics() {
        Statistics known = statistics;
        if (known == null) {
            try (MemoryWorkspace _ = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                long channels = layerConf().getNOut();
                known = new Statistics(
                        Nd4j.createUninitialized(dataType, new long[] {channels}, 'c'),
                        Nd4j.createUninitialized(dataType, new long[] {channels}, 'c'));
            }
            statistics = known;
        }
        return known;
    }

    final INDArray runningVariance() {
        return layerConf().isUseLogStd() ? squaredDeviation(getParam(GLOBAL_LOG_STD)) : getParam(GLOBAL_VAR);
    }

    private static INDArray squaredDeviation(INDArray logarithm) {
        INDArray ten = Nd4j.valueArrayOf(logarithm.shape(), 10.0, logarithm.dataType());
        INDArray deviation = Transforms.pow(ten, logarithm, false);
        return deviation.muli(deviation);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = last;
        if (forward == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        BatchNormPrimitives primitives = forward.primitives();
        Statistics batch = statistics();
        INDArray next = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD,
                dataType,
                Layouts.channelsLastShape(forward.input().shape()),
                'c');
        INDArray gradient = epsilon.castTo(dataType);
        INDArray gamma = getParam(GAMMA);
        INDArray gammaGradient = gradientView(GAMMA);
        primitives.outputGradient.take(gradient);
        primitives.scaleShift.at(gamma);
        primitives.scaleShiftGradient.at(gammaGradient);
        primitives.mean.at(batch.mean());
        primitives.variance.at(batch.variance());
        primitives.inputGradient.at(next);
        primitives.backward();
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(gamma);
        Reference.reachabilityFence(forward);
        Gradient result = new DefaultGradient();
        result.setGradientFor(GAMMA, gammaGradient);
        result.setGradientFor(BETA, gradientView(BETA));
        storeStatistics(batch, result);
        last = null;
        return new Pair<>(result, SummableArray.channelsFirstView(next));
    }

    /// How far the running statistics must move, as if that were their gradient.
    private void storeStatistics(Statistics batch, Gradient result) {
        double share = 1 - layerConf().getDecay();
        INDArray mean = gradientView(GLOBAL_MEAN);
        mean.assign(getParam(GLOBAL_MEAN)).subi(batch.mean()).muli(share);
        result.setGradientFor(GLOBAL_MEAN, mean);
        if (layerConf().isUseLogStd()) {
            INDArray logarithm = gradientView(GLOBAL_LOG_STD);
            INDArray before = squaredDeviation(getParam(GLOBAL_LOG_STD));
            INDArray after =
                    before.mul(layerConf().getDecay()).addi(batch.variance().mul(share));
            Transforms.log(logarithm.assign(before.divi(after)), false).muli(HALF_IN_DECADES);
            result.setGradientFor(GLOBAL_LOG_STD, logarithm);
        } else {
            INDArray variance = gradientView(GLOBAL_VAR);
            variance.assign(getParam(GLOBAL_VAR)).subi(batch.variance()).muli(share);
            result.setGradientFor(GLOBAL_VAR, variance);
        }
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
