package org.lamina.graph.settings;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.lamina.graph.kind.Param;

/// How much of its running means an optimiser of Adam's family keeps.
final class Beta {
    private Beta() {}

    /// Of the gradient.
    static <S> Param<S, Double> first(Function<S, Double> getter, BiFunction<S, Double, S> wither) {
        return Param.decimal("beta1", getter, wither, 0, 0.9999);
    }

    /// Of its size.
    static <S> Param<S, Double> second(Function<S, Double> getter, BiFunction<S, Double, S> wither) {
        return Param.decimal("beta2", getter, wither, 0, 0.999999);
    }
}
