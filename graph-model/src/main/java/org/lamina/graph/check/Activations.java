package org.lamina.graph.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;

/// The element-wise functions of layers, read and exchanged.
final class Activations {
    /// Their slope is at most a quarter.
    static final Set<Activation> SIGMOIDS = EnumSet.of(Activation.SIGMOID, Activation.HARD_SIGMOID);

    /// They saturate on both sides of a slope of about 1.
    static final Set<Activation> TANHS =
            EnumSet.of(Activation.TANH, Activation.HARD_TANH, Activation.RATIONAL_TANH, Activation.SOFTSIGN);

    private Activations() {}

    /// The function that a layer applies last, where it has one that can be chosen.
    static Optional<Activation> of(LayerSpec spec) {
        return chosen(spec.kind(), spec);
    }

    private static <S extends LayerSpec> Optional<Activation> chosen(LayerKind<S> kind, LayerSpec spec) {
        return kind.params().stream()
                .map(param -> param.get(kind.type().cast(spec)))
                .filter(Activation.class::isInstance)
                .map(Activation.class::cast)
                .findFirst();
    }

    /// The same layer with another function; layers without one stay as they are.
    static LayerSpec with(LayerSpec spec, Activation activation) {
        return changed(spec.kind(), spec, activation);
    }

    private static <S extends LayerSpec> LayerSpec changed(LayerKind<S> kind, LayerSpec spec, Activation activation) {
        S owner = kind.type().cast(spec);
        for (Param<S, ?> param : kind.params()) {
            if (param.get(owner) instanceof Activation) {
                return changed(param, owner, activation);
            }
        }
        return spec;
    }

    @SuppressWarnings("unchecked") // the parameter holds an activation
    private static <S extends LayerSpec> S changed(Param<S, ?> param, S owner, Activation activation) {
        return ((Param<S, Activation>) param).with(owner, activation);
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
