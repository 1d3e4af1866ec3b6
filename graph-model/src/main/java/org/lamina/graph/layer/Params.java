package org.lamina.graph.layer;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lamina.graph.kind.Param;

/// Parameters that mean the same wherever they occur.
final class Params {

    private Params() {}

    static <S> Param<S, Integer> filters(Function<S, Integer> getter, BiFunction<S, Integer, S> wither) {
        return Param.integer("filters", getter, wither, 1, 65_536);
    }

    static <S> Param<S, Padding> padding(Function<S, Padding> getter, BiFunction<S, Padding, S> wither) {
        return Param.choice("padding", "padding", getter, wither, List.of(Padding.values()));
    }

    static <S> Param<S, Activation> activation(Function<S, Activation> getter, BiFunction<S, Activation, S> wither) {
        return Param.choice("activation", "activation", getter, wither, Activation.BUILT_IN);
    }
}
