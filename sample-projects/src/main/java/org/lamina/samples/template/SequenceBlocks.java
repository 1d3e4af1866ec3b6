package org.lamina.samples.template;

import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
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
