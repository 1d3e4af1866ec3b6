package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How gradients become steps. Every optimiser has a learning rate, which may be changed while it runs.
public sealed interface OptimizerSpec extends Described {
    /// All optimisers.
    Family<OptimizerSpec> ALL = Family.of(
            "optimizer",
            Sgd.KIND,
            Momentum.KIND,
            RmsProp.KIND,
            Adam.KIND,
            AdamW.KIND,
            AmsGrad.KIND,
            AdaMax.KIND,
            AdaGrad.KIND);

    double learningRate();

    OptimizerSpec withLearningRate(double changed);

    /// How many numbers it remembers per trained parameter; training memory depends on it.
    int stateSize();

    /// Plain stochastic gradient descent.
    record Sgd(double learningRate) implements OptimizerSpec {
        public static final Kind<Sgd> KIND =
                Kind.of("optimizer", "sgd", Sgd.class, new Sgd(0.1), LearningRate.param(Sgd.class));

        @Override
        public Sgd withLearningRate(double changed) {
            return new Sgd(changed);
        }

        @Override
        public int stateSize() {
            return 0;
        }

        @Override
        public Kind<Sgd> kind() {
            return KIND;
        }
    }

    /// Nesterov's accelerated gradient.
    record Momentum(double learningRate, double momentum) implements OptimizerSpec {
        public static final Kind<Momentum> KIND = Kind.of(
                "optimizer",
                "momentum",
                Momentum.class,
                new Momentum(0.05, 0.9),
                LearningRate.param(Momentum.class),
                Param.decimal("momentum", Momentum::momentum, (s, v) -> new Momentum(s.learningRate(), v), 0, 0.9999));

        @Override
        public Momentum withLearningRate(double changed) {
            return new Momentum(changed, momentum);
        }

        @Override
        public int stateSize() {
            return 1;
        }

        @Override
        public Kind<Momentum> kind() {
            return KIND;
        }
    }

    /// Divides by a running mean of the gradient's size (Tieleman and Hinton 2012).
    record RmsProp(double learningRate, double decay) implements OptimizerSpec {
        public static final Kind<RmsProp> KIND = Kind.of(
                "optimizer",
                "rms-prop",
                RmsProp.class,
                new RmsProp(1e-3, 0.95),
                LearningRate.param(RmsProp.class),
                Param.decimal("decay", RmsProp::decay, (s, v) -> new RmsProp(s.learningRate(), v), 0, 0.9999));

        @Override
        public RmsProp withLearningRate(double changed) {
            return new RmsProp(changed, decay);
        }

        @Override
        public int stateSize() {
            return 1;
        }

        @Override
        public Kind<RmsProp> kind() {
            return KIND;
        }
    }

    /// Adam (Kingma and Ba 2015).
    record Adam(double learningRate, double beta1, double beta2) implements OptimizerSpec {
        public static final Kind<Adam> KIND = Kind.of(
                "optimizer",
                "adam",
                Adam.class,
                new Adam(1e-3, 0.9, 0.999),
                LearningRate.param(Adam.class),
                Beta.first(Adam::beta1, (s, v) -> new Adam(s.learningRate(), v, s.beta2())),
                Beta.second(Adam::beta2, (s, v) -> new Adam(s.learningRate(), s.beta1(), v)));

        @Override
        public Adam withLearningRate(double changed) {
            return new Adam(changed, beta1, beta2);
        }

        @Override
        public int stateSize() {
            return 2;
        }

        @Override
        public Kind<Adam> kind() {
            return KIND;
        }
    }

    /// Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019).
    record AdamW(double learningRate, double beta1, double beta2, double weightDecay) implements OptimizerSpec {
        public static final Kind<AdamW> KIND = Kind.of(
                "optimizer",
                "adam-w",
                AdamW.class,
                new AdamW(1e-3, 0.9, 0.999, 0.01),
                LearningRate.param(AdamW.class),
                Beta.first(AdamW::beta1, (s, v) -> new AdamW(s.learningRate(), v, s.beta2(), s.weightDecay())),
                Beta.second(AdamW::beta2, (s, v) -> new AdamW(s.learningRate(), s.beta1(), v, s.weightDecay())),
                Param.decimal(
                        "weight-decay",
                        AdamW::weightDecay,
                        (s, v) -> new AdamW(s.learningRate(), s.beta1(), s.beta2(), v),
                        0,
                        1));

        @Override
        public AdamW withLearningRate(double changed) {
            return new AdamW(changed, beta1, beta2, weightDecay);
        }

        @Override
        public int stateSize() {
            return 2;
        }

        @Override
        public Kind<AdamW> kind() {
            return KIND;
        }
    }

    /// AMSGrad (Reddi, Kale and Kumar 2018): Adam that divides by the largest size so far.
    record AmsGrad(double learningRate, double beta1, double beta2) implements OptimizerSpec {
        public static final Kind<AmsGrad> KIND = Kind.of(
                "optimizer",
                "ams-grad",
                AmsGrad.class,
                new AmsGrad(1e-3, 0.9, 0.999),
                LearningRate.param(AmsGrad.class),
                Beta.first(AmsGrad::beta1, (s, v) -> new AmsGrad(s.learningRate(), v, s.beta2())),
                Beta.second(AmsGrad::beta2, (s, v) -> new AmsGrad(s.learningRate(), s.beta1(), v)));

        @Override
        public AmsGrad withLearningRate(double changed) {
            return new AmsGrad(changed, beta1, beta2);
        }

        @Override
        public int stateSize() {
            return 3;
        }

        @Override
        public Kind<AmsGrad> kind() {
            return KIND;
        }
    }

    /// AdaMax (Kingma and Ba 2015): Adam that divides by a fading maximum of the gradient.
    record AdaMax(double learningRate, double beta1, double beta2) implements OptimizerSpec {
        public static final Kind<AdaMax> KIND = Kind.of(
                "optimizer",
                "ada-max",
                AdaMax.class,
                new AdaMax(2e-3, 0.9, 0.999),
                LearningRate.param(AdaMax.class),
                Beta.first(AdaMax::beta1, (s, v) -> new AdaMax(s.learningRate(), v, s.beta2())),
                Beta.second(AdaMax::beta2, (s, v) -> new AdaMax(s.learningRate(), s.beta1(), v)));

        @Override
        public AdaMax withLearningRate(double changed) {
            return new AdaMax(changed, beta1, beta2);
        }

        @Override
        public int stateSize() {
            return 2;
        }

        @Override
        public Kind<AdaMax> kind() {
            return KIND;
        }
    }

    /// AdaGrad (Duchi, Hazan and Singer 2011).
    record AdaGrad(double learningRate) implements OptimizerSpec {
        public static final Kind<AdaGrad> KIND =
                Kind.of("optimizer", "ada-grad", AdaGrad.class, new AdaGrad(0.05), LearningRate.param(AdaGrad.class));

        @Override
        public AdaGrad withLearningRate(double changed) {
            return new AdaGrad(changed);
        }

        @Override
        public int stateSize() {
            return 1;
        }

        @Override
        public Kind<AdaGrad> kind() {
            return KIND;
        }
    }
}
