package org.lamina.samples.template;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.Losses;

/// Networks that learn their own input.
final class AutoencoderNets {
    private static final int PIXELS = 28 * 28;
    private static final int HIDDEN = 400;
    private static final int CODE = 20;

    private AutoencoderNets() {}

    /// In the sizes of PyTorch's example.
    static GraphDocument variational() {
        GraphDocument drawn = Plan.of("image", new ImageInput(1, 28, 28))
                .then("flatten", new Flatten())
                .then("encode", new Dense(HIDDEN, Activation.RELU))
                .read("mean", new Dense(CODE, Activation.IDENTITY), "encode")
                .read("log variance", new Dense(CODE, Activation.IDENTITY), "encode")
                .read("code", new Sampling(1), "mean", "log variance")
                .then("decode", new Dense(HIDDEN, Activation.RELU))
                .then("pixels", new Output(PIXELS, Losses.SIGMOID_CROSS_ENTROPY))
                .spread(new DataSpec.Mnist());
        DataSettings data = drawn.settings().data().withTarget(Learned.INPUT);
        return drawn.withSettings(drawn.settings().withData(data));
    }
}
