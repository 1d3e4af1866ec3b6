package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// What holds for the weights of a layer after every training step. Norms are those of the weights with which one unit
/// or filter reads its inputs; biases are free.
public sealed interface ConstraintSpec extends Described {
    /// All constraints.
    Family<ConstraintSpec> ALL =
            Family.of("constraint", Off.KIND, MaxNorm.KIND, NonNegative.KIND, UnitNorm.KIND, MinMaxNorm.KIND);

    /// The largest norm that can be asked for.
    double LARGEST = 1000;

    /// By what the weights of a unit are multiplied; nothing where it does not depend on their norm.
    double factor(double norm);

    /// Weights are free.
    record Off() implements ConstraintSpec {
        public static final Kind<Off> KIND = Kind.of("constraint", "off", Off.class, new Off());

        @Override
        public double factor(double norm) {
            return 1;
        }

        @Override
        public Kind<Off> kind() {
            return KIND;
        }
    }

    /// Norms of at most `limit` (Srebro and Shraibman 2005; Srivastava et al. 2014).
    record MaxNorm(double limit) implements ConstraintSpec {
        public static final Kind<MaxNorm> KIND = Kind.of(
                "constraint",
                "max-norm",
                MaxNorm.class,
                new MaxNorm(3),
                Param.logarithmic("limit", MaxNorm::limit, (_, v) -> new MaxNorm(v), 1e-3, LARGEST));

        @Override
        public double factor(double norm) {
            return norm > limit ? limit / norm : 1;
        }

        @Override
        public Kind<MaxNorm> kind() {
            return KIND;
        }
    }

    /// No weight below zero; such become zero.
    record NonNegative() implements ConstraintSpec {
        public static final Kind<NonNegative> KIND =
                Kind.of("constraint", "non-negative", NonNegative.class, new NonNegative());

        @Override
        public double factor(double norm) {
            return 1;
        }

        @Override
        public Kind<NonNegative> kind() {
            return KIND;
        }
    }

    /// Norms of one. Weights that are all zero stay.
    record UnitNorm() implements ConstraintSpec {
        public static final Kind<UnitNorm> KIND = Kind.of("constraint", "unit-norm", UnitNorm.class, new UnitNorm());

        @Override
        public double factor(double norm) {
            return norm == 0 ? 1 : 1 / norm;
        }

        @Override
        public Kind<UnitNorm> kind() {
            return KIND;
        }
    }

    /// Norms from `min` to `max`, of which each step goes the part `rate` of the way. Weights that are all zero stay.
    record MinMaxNorm(double min, double max, double rate) implements ConstraintSpec {
        public static final Kind<MinMaxNorm> KIND = Kind.of(
                "constraint",
                "min-max-norm",
                MinMaxNorm.class,
                new MinMaxNorm(0.5, 2, 1),
                Param.decimal("min", MinMaxNorm::min, (s, v) -> new MinMaxNorm(v, s.max, s.rate), 0, LARGEST),
                Param.logarithmic("max", MinMaxNorm::max, (s, v) -> new MinMaxNorm(s.min, v, s.rate), 1e-3, LARGEST),
                Param.decimal("rate", MinMaxNorm::rate, (s, v) -> new MinMaxNorm(s.min, s.max, v), 0, 1));

        @Override
        public double factor(double norm) {
            double wanted = Math.min(Math.max(norm, min), max);
            return norm == 0 ? 1 : rate * wanted / norm + 1 - rate;
        }

        @Override
        public Kind<MinMaxNorm> kind() {
            return KIND;
        }
    }
}
