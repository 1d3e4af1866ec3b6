package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// Local response normalisation (Krizhevsky, Sutskever and Hinton 2012): `x / (k + alpha sum x²)^beta`, the sum over
/// `window` neighbouring channels at the same place.
public record LocalResponseNorm(int window, double alpha, double beta, double k) implements LayerSpec {
    public static final LayerKind<LocalResponseNorm> KIND = LayerKind.named(
                    "local-response-norm",
                    Category.REGULARISATION,
                    LocalResponseNorm.class,
                    new LocalResponseNorm(5, 1e-4, 0.75, 2))
            .stem("norm")
            .params(
                    Param.integer("window", LocalResponseNorm::window, LocalResponseNorm::withWindow, 1, 1024),
                    Param.logarithmic("alpha", LocalResponseNorm::alpha, LocalResponseNorm::withAlpha, 1e-8, 100),
                    Param.decimal("beta", LocalResponseNorm::beta, LocalResponseNorm::withBeta, 0, 10),
                    Param.decimal("k", LocalResponseNorm::k, LocalResponseNorm::withK, 0.001, 100))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> inputs.getFirst() instanceof Shape.Image
                    ? Rules.unchanged(inputs.getFirst())
                    : Rules.needsImage(inputs.getFirst()));

    private LocalResponseNorm withWindow(int changed) {
        return new LocalResponseNorm(changed, alpha, beta, k);
    }

    private LocalResponseNorm withAlpha(double changed) {
        return new LocalResponseNorm(window, changed, beta, k);
    }

    private LocalResponseNorm withBeta(double changed) {
        return new LocalResponseNorm(window, alpha, changed, k);
    }

    private LocalResponseNorm withK(double changed) {
        return new LocalResponseNorm(window, alpha, beta, changed);
    }

    @Override
    public LayerKind<LocalResponseNorm> kind() {
        return KIND;
    }
}
