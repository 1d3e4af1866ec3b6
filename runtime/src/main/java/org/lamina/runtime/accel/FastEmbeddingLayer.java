package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An embedding of sequences `[B, T]` without bias in single precision, each token's vector behind the one before.
/// DL4J's own code does the rest.
///
/// DL4J keeps a table feature by feature, so the vector of a token is spread over the whole table. Some features at
/// a time, for all tokens, stay in the cache. Backwards each feature is added up for all words of the table at once,
/// which writes it once where clearing first would write it twice.
public class FastEmbeddingLayer extends EmbeddingSequenceLayer {
    private static final long serialVersionUID = 1L;

    /// So many floats fill a line of the cache.
    private static final int BLOCK = 16;

    private final transient ShapeCache<List<Long>, Primitives> cache = new ShapeCache<>();
    private transient @Nullable Primitives last;

    /// @param column one feature of all words
    private record Primitives(int[] tokens, Inlet gradient, float[] values, float[] column) {}

    public FastEmbeddingLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        return OneDnn.isAvailable()
                && dataType == DataType.FLOAT
                && input.rank() == 2
                && input.dataType() == DataType.FLOAT
                && input.size(1) == layerConf().getInputLength()
                && !layerConf().isInferInputLength()
                && layerConf().getOutputFormat() == RNNFormat.NCW
                && !hasBias()
                && maskArray == null
                && liesByFeatures(getParam(WEIGHT_KEY))
                && layerConf().getActivationFn() instanceof ActivationIdentity;
    }

    private static boolean liesByFeatures(INDArray table) {
        return (table.size(0) == 1 || table.stride(0) == 1) && (table.size(1) == 1 || table.stride(1) == table.size(0));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        long batch = input.size(0);
        long steps = input.size(1);
        long features = layerConf().getNOut();
        Primitives primitives = cache.get(LongStream.of(input.shape()).boxed().toList(), _ -> {
            int count = Math.toIntExact(batch * steps);
            return new Primitives(
                    new int[count],
                    Inlet.channelsLast(batch, features, steps),
                    new float[Math.toIntExact(count * features)],
                    new float[Math.toIntExact(layerConf().getNIn())]);
        });
        if (!readTokens(primitives.tokens())) {
            return super.activate(training, workspaces); // which says what is wrong
        }
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {batch * steps, features}, 'c');
        INDArray table = getParam(WEIGHT_KEY);
        lookUp(primitives.tokens(), new Matrix(table), new Matrix(out), features);
        Reference.reachabilityFence(table);
        last = training ? primitives : null;
        return Layouts.channelsFirstView(out.reshape('c', batch, steps, features));
    }

    private boolean readTokens(int[] tokens) {
        Matrix ids = new Matrix(input);
        int steps = (int) input.size(1);
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (int) ids.get(i / steps, i % steps);
            if (tokens[i] < 0 || tokens[i] >= layerConf().getNIn()) {
                return false;
            }
        }
        Reference.reachabilityFence(input);
        return true;
    }

    private static void lookUp(int[] tokens, Matrix table, Matrix out, long features) {
        for (long from = 0; from < features; from += BLOCK) {
            long to = Math.min(features, from + BLOCK);
            for (int i = 0; i < tokens.length; i++) {
                for (long f = from; f < to; f++) {
                    out.set(i, f, table.get(tokens[i], f));
                }
            }
        }
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Primitives primitives = last;
        if (primitives == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray gradient = epsilon.castTo(dataType);
        primitives.gradient().take(gradient);
        primitives.gradient().slot.read(primitives.values());
        Reference.reachabilityFence(gradient);
        INDArray table = Objects.requireNonNull(gradientViews.get(WEIGHT_KEY), WEIGHT_KEY);
        scatter(primitives, new Floats(table));
        Reference.reachabilityFence(table);
        Gradient result = new DefaultGradient();
        result.gradientForVariable().put(WEIGHT_KEY, table);
        last = null;
        return new Pair<>(result, null);
    }

    private static void scatter(Primitives primitives, Floats table) {
        int[] tokens = primitives.tokens();
        float[] values = primitives.values();
        float[] column = primitives.column();
        int features = values.length / tokens.length;
        for (int f = 0; f < features; f++) {
            Arrays.fill(column, 0);
            for (int i = 0; i < tokens.length; i++) {
                column[tokens[i]] += values[i * features + f];
            }
            table.write((long) f * column.length, column, column.length);
        }
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
