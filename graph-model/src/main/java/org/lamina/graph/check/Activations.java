package org.lamina.graph.check;

import java.util.Optional;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerSpec;

/// The element-wise functions of layers, read and exchanged.
final class Activations {
    private Activations() {}

    /// The function that a layer applies last, where it has one that can be chosen.
    static Optional<Activation> of(LayerSpec spec) {
        return switch (spec) {
            case Dense dense -> Optional.of(dense.activation());
            case Conv1d conv -> Optional.of(conv.activation());
            case Conv2d conv -> Optional.of(conv.activation());
            case Activate activate -> Optional.of(activate.function());
            default -> Optional.empty();
        };
    }

    /// The same layer with another function; layers without one stay as they are.
    static LayerSpec with(LayerSpec spec, Activation activation) {
        return switch (spec) {
            case Dense dense -> dense.withActivation(activation);
            case Conv1d conv -> conv.withActivation(activation);
            case Conv2d conv -> conv.withActivation(activation);
            case Activate _ -> new Activate(activation);
            default -> spec;
        };
    }

    /// Whether large values pass unchanged, so that the function alone lets no gradient vanish.
    static boolean isRectifier(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SWISH, MISH, THRESHOLDED_RELU, SOFTPLUS -> true;
            case IDENTITY,
                    RELU6,
                    SIGMOID,
                    HARD_SIGMOID,
                    TANH,
                    HARD_TANH,
                    RATIONAL_TANH,
                    RECTIFIED_TANH,
                    SOFTSIGN,
                    CUBE,
                    SOFTMAX -> false;
        };
    }
}
