package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Choice;

/// An element-wise function after a weighted sum (softmax: over the features).
public enum Activation implements Choice {
    IDENTITY,
    RELU,
    LEAKY_RELU,
    ELU,
    SELU,
    GELU,
    SWISH,
    MISH,
    RELU6,
    THRESHOLDED_RELU,
    SOFTPLUS,
    SIGMOID,
    HARD_SIGMOID,
    TANH,
    HARD_TANH,
    RATIONAL_TANH,
    RECTIFIED_TANH,
    SOFTSIGN,
    CUBE,
    SOFTMAX;

    /// What a layer with weights can apply itself.
    public static final List<Activation> BUILT_IN = List.of(values());

    /// What stands as a layer of its own.
    public static final List<Activation> STANDALONE =
            BUILT_IN.stream().filter(function -> function != IDENTITY).toList();
}
