package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// What keeps gradients from exploding.
public sealed interface ClippingSpec extends Described {
    /// All ways of clipping.
    Family<ClippingSpec> ALL = Family.of("clipping", Off.KIND, ByValue.KIND, ByNorm.KIND);

    /// No clipping.
    record Off() implements ClippingSpec {
        public static final Kind<Off> KIND = Kind.of("clipping", "off", Off.class, new Off());

        @Override
        public Kind<Off> kind() {
            return KIND;
        }
    }

    /// Every component within plus and minus `limit`.
    record ByValue(double limit) implements ClippingSpec {
        public static final Kind<ByValue> KIND = Kind.of(
                "clipping",
                "by-value",
                ByValue.class,
                new ByValue(1),
                Param.logarithmic("limit", ByValue::limit, (_, v) -> new ByValue(v), 1e-4, 1000));

        @Override
        public Kind<ByValue> kind() {
            return KIND;
        }
    }

    /// Each layer's gradient no longer than `limit` (Pascanu et al. 2013).
    record ByNorm(double limit) implements ClippingSpec {
        public static final Kind<ByNorm> KIND = Kind.of(
                "clipping",
                "by-norm",
                ByNorm.class,
                new ByNorm(1),
                Param.logarithmic("limit", ByNorm::limit, (_, v) -> new ByNorm(v), 1e-4, 1000));

        @Override
        public Kind<ByNorm> kind() {
            return KIND;
        }
    }
}
