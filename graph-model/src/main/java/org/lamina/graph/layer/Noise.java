package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Chance that disturbs values while training and stays away when the network is used. Five kinds share this record.
///
/// @param strength a deviation or a probability, as the form says
public record Noise(Form form, double strength) implements LayerSpec {
    public static final LayerKind<Noise> GAUSSIAN = declare("gaussian-noise", Form.GAUSSIAN, "deviation", 0.1, 10);
    public static final LayerKind<Noise> FACTORS = declare("gaussian-dropout", Form.FACTORS, "rate", 0.25, 0.95);
    public static final LayerKind<Noise> ALPHA = declare("alpha-dropout", Form.ALPHA, "rate", 0.1, 0.95);
    public static final LayerKind<Noise> CHANNELS = declare("spatial-dropout", Form.CHANNELS, "rate", 0.25, 0.95);
    public static final LayerKind<Noise> SAMPLES = declare("stochastic-depth", Form.SAMPLES, "rate", 0.1, 0.95);

    /// How chance disturbs.
    public enum Form {
        /// Adds normally distributed numbers of that deviation.
        GAUSSIAN,
        /// Multiplies by numbers around 1 that vary as much as dropout of that rate does (Srivastava et al. 2014).
        FACTORS,
        /// Sets values to what a SELU gives far below zero, so that mean and deviation stay (Klambauer et al. 2017).
        ALPHA,
        /// Drops whole channels or features (Tompson et al. 2015).
        CHANNELS,
        /// Drops whole samples of a batch, in a branch that a shortcut leads around (Huang et al. 2016).
        SAMPLES
    }

    private static LayerKind<Noise> declare(String id, Form form, String param, double usual, double most) {
        return LayerKind.named(id, Category.REGULARISATION, Noise.class, new Noise(form, usual))
                .stem(form == Form.GAUSSIAN ? "noise" : "drop")
                .params(Param.decimal(param, Noise::strength, Noise::withStrength, 0, most))
                .cost((_, _, output) -> Cost.NONE.keeping(output.elements()))
                .sight(_ -> Sight.SAME_PLACE)
                .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));
    }

    private Noise withStrength(double changed) {
        return new Noise(form, changed);
    }

    private ShapeResult outputShape(Shape input) {
        return form == Form.CHANNELS && input instanceof Shape.Vector
                ? ShapeResult.clash("shape.spatial-dropout", List.of(input), new Repair.ChangeTo(new Dropout(strength)))
                : Rules.unchanged(input);
    }

    @Override
    public LayerKind<Noise> kind() {
        return switch (form) {
            case GAUSSIAN -> GAUSSIAN;
            case FACTORS -> FACTORS;
            case ALPHA -> ALPHA;
            case CHANNELS -> CHANNELS;
            case SAMPLES -> SAMPLES;
        };
    }
}
