package org.lamina.samples.template;

import java.util.Map;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SelfAttention;

/// Blocks that read a sequence with so many features and give as many.
final class SequenceBlocks {
    private static final int MOST_HEADS = 8;
    private static final int WIDENING = 4;
    private static final String DILATION = "dilation";

    private SequenceBlocks() {}

    /// One layer of the encoder, its normalisations behind the sums as in the paper.
    static Plan.Block transformerEncoder(int features) {
        return encoder(features, new SelfAttention(heads(features), false), Activation.RELU);
    }

    static Plan.Block encoder(int features, SelfAttention attention, Activation function) {
        return Plan.inside()
                .then("attention", attention)
                .then("drop1", new Dropout(0.1))
                .read("sum1", new Add(), "in", "drop1")
                .then("norm1", LayerNorm.KIND.defaults())
                .then("widen", new Dense(WIDENING * features, function))
                .then("narrow", new Dense(features, Activation.IDENTITY))
                .then("drop2", new Dropout(0.1))
                .read("sum2", new Add(), "norm1", "drop2")
                .then("norm2", LayerNorm.KIND.defaults())
                .expose("heads", "attention.heads")
                .expose("hidden", "widen.units")
                .expose("features", "narrow.units")
                .expose("dropout", "drop1.rate", "drop2.rate")
                .block("encoder " + features);
    }

    /// One layer of the decoder: what is written sees what came before and the memory that an encoder made.
    static Plan.Block transformerDecoder(int features) {
        int heads = heads(features);
        return Plan.inside()
                .input("memory")
                .from("in")
                .then("attention", new SelfAttention(heads, true))
                .then("drop1", new Dropout(0.1))
                .read("sum1", new Add(), "in", "drop1")
                .then("norm1", LayerNorm.KIND.defaults())
                .read("lookup", new CrossAttention(heads, false), "norm1", "memory")
                .then("drop2", new Dropout(0.1))
                .read("sum2", new Add(), "norm1", "drop2")
                .then("norm2", LayerNorm.KIND.defaults())
                .then("widen", new Dense(WIDENING * features, Activation.RELU))
                .then("narrow", new Dense(features, Activation.IDENTITY))
                .then("drop3", new Dropout(0.1))
                .read("sum3", new Add(), "norm2", "drop3")
                .then("norm3", LayerNorm.KIND.defaults())
                .expose("heads", "attention.heads", "lookup.heads")
                .expose("hidden", "widen.units")
                .expose("features", "narrow.units")
                .expose("dropout", "drop1.rate", "drop2.rate", "drop3.rate")
                .spread("decoder " + features);
    }

    /// A layer with its normalisations before the two halves, as in GPT-2, which sees nothing that comes later.
    static Plan.Block causal(int features, int heads) {
        return Plan.inside()
                .then("norm1", LayerNorm.KIND.defaults())
                .then("attention", new SelfAttention(heads, true, true))
                .then("drop1", new Dropout(0.1))
                .read("sum1", new Add(), "in", "drop1")
                .then("norm2", LayerNorm.KIND.defaults())
                .then("widen", new Dense(WIDENING * features, Activation.GELU))
                .then("narrow", new Dense(features, Activation.IDENTITY))
                .then("drop2", new Dropout(0.1))
                .read("sum2", new Add(), "sum1", "drop2")
                .expose("heads", "attention.heads")
                .expose("hidden", "widen.units")
                .expose("features", "narrow.units")
                .expose("dropout", "drop1.rate", "drop2.rate")
                .block("layer " + features);
    }

    /// As many as divide the features, eight at most.
    private static int heads(int features) {
        int heads = MOST_HEADS;
        while (features % heads != 0) {
            heads--;
        }
        return heads;
    }

    /// Two dilated convolutions around which a shortcut leads; each step sees its neighbours on both sides.
    static Plan.Block temporalConvolution(int features) {
        return Plan.inside()
                .then("conv1", dilated(features, 1))
                .then("drop1", new Dropout(0.1))
                .then("conv2", dilated(features, 2))
                .then("drop2", new Dropout(0.1))
                .read("sum", new Add(), "in", "drop2")
                .then("relu", Layers.relu())
                .expose("filters", "conv1.filters", "conv2.filters")
                .expose("kernel", "conv1.kernel", "conv2.kernel")
                .expose("dilation 1", "conv1.dilation")
                .expose("dilation 2", "conv2.dilation")
                .expose("dropout", "drop1.rate", "drop2.rate")
                .block("temporal " + features);
    }

    /// Four gated layers, each of which sees twice as far back as the one before and nothing that comes later.
    static Plan.Block waveNet(int features) {
        Plan.Block layer = waveNetLayer(features);
        return Plan.inside()
                .then("layer 1", layer, 1)
                .then("layer 2", layer, 1, Map.of(DILATION, 2))
                .then("layer 3", layer, 1, Map.of(DILATION, 4))
                .then("layer 4", layer, 1, Map.of(DILATION, 8))
                .expose("gated", "layer 1.gated", "layer 2.gated", "layer 3.gated", "layer 4.gated")
                .expose("filters", "layer 1.filters", "layer 2.filters", "layer 3.filters", "layer 4.filters")
                .expose("dilation 1", "layer 1.dilation")
                .expose("dilation 2", "layer 2.dilation")
                .expose("dilation 3", "layer 3.dilation")
                .expose("dilation 4", "layer 4.dilation")
                .block("wavenet " + features);
    }

    /// A convolution over two steps whose values another one lets through, mixed and added to what came in. The zeros
    /// in front are as many as it looks back.
    private static Plan.Block waveNetLayer(int features) {
        return Plan.inside()
                .then("past", new Border1d(false, 1, 0))
                .read("values", causal(features, Activation.TANH), "past")
                .read("gate", causal(features, Activation.SIGMOID), "past")
                .read("gated", Combination.MULTIPLY.defaults(), "values", "gate")
                .then("mix", new Conv1d(features, 1, 1, Padding.SAME, 1, Activation.IDENTITY))
                .read("sum", new Add(), "in", "mix")
                .expose("gated", "values.filters", "gate.filters")
                .expose("filters", "mix.filters")
                .expose(DILATION, "past.before", "values.dilation", "gate.dilation")
                .spread("wavenet layer " + features);
    }

    private static Conv1d causal(int features, Activation function) {
        return new Conv1d(features, 2, 1, Padding.VALID, 1, function);
    }

    /// An LSTM that knows what comes before and after each step, and a layer that weighs up both; an output behind it
    /// gives each step its tag.
    static Plan.Block tagger(int features) {
        return Plan.inside()
                .then("drop1", new Dropout(0.25))
                .then("lstm", new Lstm(Math.max(1, features / 2), Direction.BOTH))
                .then("drop2", new Dropout(0.25))
                .then("dense", new Dense(features, Activation.TANH))
                .expose("units", "lstm.units")
                .expose("features", "dense.units")
                .expose("dropout", "drop1.rate", "drop2.rate")
                .block("tagger " + features);
    }

    private static Conv1d dilated(int features, int dilation) {
        return new Conv1d(features, 3, 1, Padding.SAME, dilation, Activation.RELU);
    }
}
