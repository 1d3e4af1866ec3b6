package org.lamina.samples.template;

import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Dense;

/// Blocks that read a vector with so many features and give as many.
final class VectorBlocks {
    private VectorBlocks() {}

    static Plan.Block residual(int features) {
        return Plan.inside()
                .then("dense1", new Dense(features, Activation.RELU))
                .then("dense2", new Dense(features, Activation.IDENTITY))
                .read("sum", new Add(), "in", "dense2")
                .then("relu", Layers.relu())
                .expose("units", "dense1.units")
                .expose("features", "dense2.units")
                .block("dense res " + features);
    }

    /// A gated linear unit.
    static Plan.Block gated(int features) {
        return Plan.inside()
                .read("values", new Dense(features, Activation.IDENTITY), "in")
                .read("gate", new Dense(features, Activation.SIGMOID), "in")
                .read("product", Combination.MULTIPLY.defaults(), "values", "gate")
                .expose("units", "values.units", "gate.units")
                .spread("gated " + features);
    }

    static Plan.Block autoencoder(int features) {
        int half = Math.max(1, features / 2);
        return Plan.inside()
                .then("encode1", new Dense(half, Activation.RELU))
                .then("code", new Dense(Math.max(1, features / 8), Activation.RELU))
                .then("decode1", new Dense(half, Activation.RELU))
                .then("decode2", new Dense(features, Activation.IDENTITY))
                .expose("code", "code.units")
                .expose("hidden", "encode1.units", "decode1.units")
                .expose("features", "decode2.units")
                .block("autoencoder " + features);
    }
}
