package org.lamina.runtime.small;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.runtime.engine.WeightConstraint;

/// What holds for the weights of a layer after each step, as the engine's steps make it hold.
record Limit(ConstraintSpec constraint) {

    /// Nothing where the engine has a constraint that is not known here.
    static Optional<Limit> of(BaseLayer layer) {
        List<LayerConstraint> constraints = layer.getConstraints();
        if (constraints == null || constraints.isEmpty()) {
            return Optional.of(new Limit(new ConstraintSpec.Off()));
        }
        return constraints.size() == 1 && constraints.getFirst() instanceof WeightConstraint known
                ? Optional.of(new Limit(known.constraint()))
                : Optional.empty();
    }

    void apply(float[] parameters, DenseStage stage) {
        switch (constraint) {
            case ConstraintSpec.Off _ -> {}
            case ConstraintSpec.NonNegative _ -> raise(parameters, stage.weightsAt(), stage.weights());
            case ConstraintSpec.MaxNorm _, ConstraintSpec.UnitNorm _, ConstraintSpec.MinMaxNorm _ -> {
                for (int unit = 0; unit < stage.units(); unit++) {
                    scale(parameters, stage.weightsAt() + unit * stage.inputs(), stage.inputs());
                }
            }
        }
    }

    private static void raise(float[] parameters, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (parameters[i] < 0) {
                parameters[i] = 0;
            }
        }
    }

    private void scale(float[] parameters, int from, int count) {
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            squares += (double) parameters[i] * parameters[i];
        }
        float factor = (float) constraint.factor(Math.sqrt(squares));
        if (factor != 1) {
            for (int i = from; i < from + count; i++) {
                parameters[i] *= factor;
            }
        }
    }
}
