package org.lamina.graph.settings;

import org.lamina.graph.kind.Param;

/// The parameter that all optimisers share. Apart from [OptimizerSpec], whose list of kinds must not be built before
/// the kinds themselves.
final class LearningRate {
    private LearningRate() {}

    static <S extends OptimizerSpec> Param<S, Double> param(Class<S> type) {
        return Param.logarithmic(
                "learning-rate", OptimizerSpec::learningRate, (s, v) -> type.cast(s.withLearningRate(v)), 1e-7, 10);
    }
}
