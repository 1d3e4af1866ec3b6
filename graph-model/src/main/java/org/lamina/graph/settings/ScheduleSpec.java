package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How the learning rate changes over a run, as a factor on the optimiser's rate.
public sealed interface ScheduleSpec extends Described {
    /// All schedules.
    Family<ScheduleSpec> ALL = Family.of("schedule", Constant.KIND, Step.KIND, Exponential.KIND, Cosine.KIND);

    /// The factor at a place in the run.
    ///
    /// @param epoch epochs finished, with the fraction of the current one: 1.5 is the middle of the second epoch
    /// @param epochs length of the whole run
    double factor(double epoch, double epochs);

    /// Always the same rate.
    record Constant() implements ScheduleSpec {
        public static final Kind<Constant> KIND = Kind.of("schedule", "constant", Constant.class, new Constant());

        @Override
        public double factor(double epoch, double epochs) {
            return 1;
        }

        @Override
        public Kind<Constant> kind() {
            return KIND;
        }
    }

    /// Times `factor` after every `every` epochs.
    record Step(int every, double factor) implements ScheduleSpec {
        public static final Kind<Step> KIND = Kind.of(
                "schedule",
                "step",
                Step.class,
                new Step(5, 0.5),
                Param.integer("every", Step::every, (s, v) -> new Step(v, s.factor()), 1, 10_000),
                Param.decimal("factor", Step::factor, (s, v) -> new Step(s.every(), v), 0.001, 1));

        @Override
        public double factor(double epoch, double epochs) {
            return Math.pow(factor, Math.floor(epoch / every));
        }

        @Override
        public Kind<Step> kind() {
            return KIND;
        }
    }

    /// Times `factor` per epoch, smoothly.
    record Exponential(double factor) implements ScheduleSpec {
        public static final Kind<Exponential> KIND = Kind.of(
                "schedule",
                "exponential",
                Exponential.class,
                new Exponential(0.9),
                Param.decimal("factor", Exponential::factor, (_, v) -> new Exponential(v), 0.001, 1));

        @Override
        public double factor(double epoch, double epochs) {
            return Math.pow(factor, epoch);
        }

        @Override
        public Kind<Exponential> kind() {
            return KIND;
        }
    }

    /// Half a cosine wave from 1 down to `floor` (Loshchilov and Hutter 2017, without restarts).
    record Cosine(double floor) implements ScheduleSpec {
        public static final Kind<Cosine> KIND = Kind.of(
                "schedule",
                "cosine",
                Cosine.class,
                new Cosine(0.01),
                Param.decimal("floor", Cosine::floor, (_, v) -> new Cosine(v), 0, 1));

        @Override
        public double factor(double epoch, double epochs) {
            double share = Math.clamp(epoch / epochs, 0, 1);
            return floor + (1 - floor) * (1 + Math.cos(Math.PI * share)) / 2;
        }

        @Override
        public Kind<Cosine> kind() {
            return KIND;
        }
    }
}
