package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.lamina.graph.settings.ConstraintSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;

/// What holds for the weights of a layer after each step: the engine asks for it once the optimiser is done.
///
/// What one unit reads its inputs with is taken together: of a gate of a recurrent layer the weights of the input and
/// those of the state each for themselves, of an embedding the vector of a token. Peepholes are single numbers: norms
/// leave them free.
public final class WeightConstraint implements LayerConstraint {
    private static final long serialVersionUID = 1L;

    private final transient ConstraintSpec constraint;

    public WeightConstraint(ConstraintSpec constraint) {
        this.constraint = constraint;
    }

    public ConstraintSpec constraint() {
        return constraint;
    }

    @Override
    public void applyConstraint(Layer layer, int iteration, int epoch) {
        org.deeplearning4j.nn.conf.layers.Layer settings = layer.conf().getLayer();
        for (String key : settings.initializer().weightKeys(settings)) {
            INDArray weights = Objects.requireNonNull(layer.paramTable().get(key), key);
            if (constraint instanceof ConstraintSpec.NonNegative) {
                BooleanIndexing.replaceWhere(weights, 0, Conditions.lessThan(0));
            } else {
                scale(asRead(settings, key, weights), units(settings, key));
            }
        }
    }

    /// DL4J says that the weights of a convolution of sequences are `[out, in, k, 1]` and reads their memory as
    /// `[k, in, out]`; peepholes lie behind the weights of the state.
    private static INDArray asRead(org.deeplearning4j.nn.conf.layers.Layer settings, String key, INDArray weights) {
        return switch (settings) {
            case Convolution1DLayer _ -> weights.reshape('c', weights.size(2), weights.size(1), weights.size(0));
            case PeepholeLstmLayer _ when key.equals(LstmOp.RECURRENT) -> LstmOp.recurrent(weights);
            default -> weights;
        };
    }

    /// The dimensions that count the units.
    private static int[] units(org.deeplearning4j.nn.conf.layers.Layer settings, String key) {
        return switch (settings) {
            case Convolution1DLayer _ -> new int[] {2};
            case DepthwiseConvolution2D _ -> new int[] {2, 3};
            case Deconvolution2D _ -> new int[] {1};
            case Deconvolution3D _ -> new int[] {3};
            case ConvolutionLayer _, EmbeddingSequenceLayer _, GruLayer _ -> new int[] {0};
            case LocallyConnectedLayer _ -> new int[] {0, 2};
            case MultiHeadAttentionLayer _ -> key.equals(AttentionParams.OUT) ? new int[] {1} : new int[] {0, 1};
            default -> new int[] {1};
        };
    }

    private void scale(INDArray weights, int[] units) {
        int[] inputs = IntStream.range(0, weights.rank())
                .filter(dimension -> Arrays.stream(units).noneMatch(unit -> unit == dimension))
                .toArray();
        INDArray norms = weights.norm2(inputs);
        double[] factors = RowMajor.read(norms);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = constraint.factor(factors[i]);
        }
        if (Arrays.stream(factors).anyMatch(factor -> factor != 1)) {
            INDArray scale =
                    Nd4j.createFromArray(factors).castTo(weights.dataType()).reshape('c', norms.shape());
            Nd4j.getExecutioner().exec(new BroadcastMulOp(weights, scale, weights, units));
        }
    }

    @Override
    public void setParams(Set<String> keys) {
        // Those that are weights.
    }

    @Override
    public Set<String> getParams() {
        return Set.of();
    }

    /// Shared: it does not change.
    @Override
    @SuppressWarnings("MissingSuperCall")
    public LayerConstraint clone() {
        return this;
    }
}
