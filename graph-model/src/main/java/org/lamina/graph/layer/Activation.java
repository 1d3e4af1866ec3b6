package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Choice;

/// An element-wise function after a weighted sum (softmax: over the features).
public enum Activation implements Choice {
    IDENTITY,
    RELU,
    LEAKY_RELU,
    ELU,
    GELU,
    SWISH,
    SIGMOID,
    TANH,
    SOFTMAX;

    /// What a layer with weights can apply itself.
    public static final List<Activation> BUILT_IN = List.of(values());

    /// What stands as a layer of its own.
    public static final List<Activation> STANDALONE =
            List.of(RELU, LEAKY_RELU, ELU, GELU, SWISH, SIGMOID, TANH, SOFTMAX);
}
