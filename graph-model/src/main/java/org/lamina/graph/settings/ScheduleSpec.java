package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How the learning rate changes over a run, as a factor on the optimiser's rate.
public sealed interface ScheduleSpec extends Described {
    /// All schedules.
    Family<ScheduleSpec> ALL = Family.of(
            "schedule",
            Constant.KIND,
            Step.KIND,
            Exponential.KIND,
            Cosine.KIND,
            WarmUp.KIND,
            OneCycle.KIND,
            Polynomial.KIND,
            Inverse.KIND,
            Sigmoid.KIND);

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

    /// Rises in a straight line over the first `epochs` epochs (Goyal et al. 2017), then falls like [Cosine].
    record WarmUp(double epochs, double floor) implements ScheduleSpec {
        public static final Kind<WarmUp> KIND = Kind.of(
                "schedule",
                "warm-up",
                WarmUp.class,
                new WarmUp(1, 0.01),
                Param.decimal("epochs", WarmUp::epochs, (s, v) -> new WarmUp(v, s.floor()), 0.01, 1_000),
                Param.decimal("floor", WarmUp::floor, (s, v) -> new WarmUp(s.epochs(), v), 0, 1));

        /// Never nothing: the first step, too, moves.
        private static final double LEAST = 0.01;

        @Override
        public double factor(double epoch, double all) {
            return epoch < epochs
                    ? Math.max(LEAST, epoch / epochs)
                    : new Cosine(floor).factor(epoch - epochs, Math.max(all - epochs, Double.MIN_NORMAL));
        }

        @Override
        public Kind<WarmUp> kind() {
            return KIND;
        }
    }

    /// Rises in a straight line from `start` over almost half of the run, falls back as long, and runs out over
    /// the last tenth (Smith and Topin 2018).
    record OneCycle(double start) implements ScheduleSpec {
        public static final Kind<OneCycle> KIND = Kind.of(
                "schedule",
                "one-cycle",
                OneCycle.class,
                new OneCycle(0.1),
                Param.decimal("start", OneCycle::start, (_, v) -> new OneCycle(v), 0.001, 1));

        private static final double HALF = 0.45;

        /// What is left of `start` at the very end.
        private static final double END = 0.01;

        @Override
        public double factor(double epoch, double epochs) {
            double share = Math.clamp(epoch / epochs, 0, 1);
            if (share <= 2 * HALF) {
                return 1 - (1 - start) * Math.abs(share - HALF) / HALF;
            }
            double over = (share - 2 * HALF) / (1 - 2 * HALF);
            return start * (1 - (1 - END) * over);
        }

        @Override
        public Kind<OneCycle> kind() {
            return KIND;
        }
    }

    /// A power of the share of the run that is left: 1 is a straight line down to nothing.
    record Polynomial(double power) implements ScheduleSpec {
        public static final Kind<Polynomial> KIND = Kind.of(
                "schedule",
                "polynomial",
                Polynomial.class,
                new Polynomial(1),
                Param.decimal("power", Polynomial::power, (_, v) -> new Polynomial(v), 0.1, 10));

        @Override
        public double factor(double epoch, double epochs) {
            return Math.pow(1 - Math.clamp(epoch / epochs, 0, 1), power);
        }

        @Override
        public Kind<Polynomial> kind() {
            return KIND;
        }
    }

    /// Falls like one through the time, ever more slowly.
    record Inverse(double gamma, double power) implements ScheduleSpec {
        public static final Kind<Inverse> KIND = Kind.of(
                "schedule",
                "inverse",
                Inverse.class,
                new Inverse(0.5, 1),
                Param.decimal("gamma", Inverse::gamma, (s, v) -> new Inverse(v, s.power()), 0.001, 100),
                Param.decimal("power", Inverse::power, (s, v) -> new Inverse(s.gamma(), v), 0.1, 10));

        @Override
        public double factor(double epoch, double epochs) {
            return Math.pow(1 + gamma * epoch, -power);
        }

        @Override
        public Kind<Inverse> kind() {
            return KIND;
        }
    }

    /// Stays, then falls around an epoch, then stays small.
    record Sigmoid(double middle, double steepness) implements ScheduleSpec {
        public static final Kind<Sigmoid> KIND = Kind.of(
                "schedule",
                "sigmoid",
                Sigmoid.class,
                new Sigmoid(5, 2),
                Param.decimal("middle", Sigmoid::middle, (s, v) -> new Sigmoid(v, s.steepness()), 0, 10_000),
                Param.decimal("steepness", Sigmoid::steepness, (s, v) -> new Sigmoid(s.middle(), v), 0.01, 100));

        @Override
        public double factor(double epoch, double epochs) {
            return 1 / (1 + Math.exp(steepness * (epoch - middle)));
        }

        @Override
        public Kind<Sigmoid> kind() {
            return KIND;
        }
    }
}
