package org.lamina.runtime.lower;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Weighted;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.accel.FastUpdater;
import org.lamina.runtime.engine.DecoupledDecay;
import org.lamina.runtime.engine.LiveRate;
import org.lamina.runtime.engine.NoUpdate;
import org.lamina.runtime.engine.WeightConstraint;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/// How a layer learns, in the engine's terms: optimiser, penalties, constraints and clipping. They are set here because
/// the engine passes them on to its own layers only, and drops the schedule of some optimisers on the way.
final class Optimization {

    private final TrainingSettings settings;
    private final LiveRate rate;
    private final boolean portable;

    /// @param portable whether only the engine's own classes are used, with a rate that does not change
    Optimization(TrainingSettings settings, LiveRate rate, boolean portable) {
        this.settings = settings;
        this.rate = rate;
        this.portable = portable;
    }

    void configure(BaseLayer layer, GraphNode node) {
        Learning learning = node.learning();
        layer.setRegularizationBias(List.of());
        layer.setGradientNormalization(clipping(settings.clipping()));
        layer.setGradientNormalizationThreshold(limit(settings.clipping()));
        if (learning.frozen()) {
            layer.setIUpdater(noUpdate());
            layer.setRegularization(List.of());
            return;
        }
        layer.setIUpdater(updater(learning.rateFactor()));
        layer.setRegularization(penalties(learning.penalty()));
        if (!portable) {
            layer.setConstraints(constraints(node));
        }
    }

    private IUpdater updater(double factor) {
        double begin = factor * rate.get();
        IUpdater updater = updater(settings.optimizer(), begin);
        if (portable) {
            return updater;
        }
        updater.setLrAndSchedule(begin, rate.times(factor));
        return FastUpdater.of(updater);
    }

    static IUpdater updater(OptimizerSpec optimizer, double rate) {
        return switch (optimizer) {
            case OptimizerSpec.Sgd _ -> new Sgd(rate);
            case OptimizerSpec.Momentum s -> new Nesterovs(rate, s.momentum());
            case OptimizerSpec.RmsProp s -> new RmsProp(rate, s.decay(), RmsProp.DEFAULT_RMSPROP_EPSILON);
            case OptimizerSpec.Adam s -> new Adam(rate, s.beta1(), s.beta2(), Adam.DEFAULT_ADAM_EPSILON);
            case OptimizerSpec.AdamW s -> new Adam(rate, s.beta1(), s.beta2(), Adam.DEFAULT_ADAM_EPSILON);
            case OptimizerSpec.AmsGrad s -> new AMSGrad(rate, s.beta1(), s.beta2(), AMSGrad.DEFAULT_AMSGRAD_EPSILON);
            case OptimizerSpec.AdaMax s -> new AdaMax(rate, s.beta1(), s.beta2(), AdaMax.DEFAULT_ADAMAX_EPSILON);
            case OptimizerSpec.AdaGrad _ -> new AdaGrad(rate);
        };
    }

    /// Leaves a layer as it is. In a portable configuration that is the engine's gradient descent by steps of nothing.
    private IUpdater noUpdate() {
        return portable ? new Sgd(0) : new NoUpdate();
    }

    private List<Regularization> penalties(PenaltySpec penalty) {
        return switch (penalty) {
            case PenaltySpec.Usual _ ->
                penalties(
                        settings.l1(),
                        settings.l2(),
                        settings.optimizer() instanceof OptimizerSpec.AdamW adamW ? adamW.weightDecay() : 0);
            case PenaltySpec.Own own -> penalties(own.l1(), own.l2(), own.weightDecay());
        };
    }

    private List<Regularization> penalties(double l1, double l2, double decay) {
        List<Regularization> penalties = new ArrayList<>();
        if (l1 > 0) {
            penalties.add(new L1Regularization(l1));
        }
        if (l2 > 0) {
            penalties.add(new L2Regularization(l2));
        }
        if (decay > 0) {
            penalties.add(portable ? new WeightDecay(decay, true) : new DecoupledDecay(decay));
        }
        return penalties;
    }

    /// What holds for the weights after each step. Portable configurations have none: the engine's own constraints
    /// add a small number to each norm, and mix the filters of a convolution of sequences.
    private static @Nullable List<LayerConstraint> constraints(GraphNode node) {
        ConstraintSpec constraint = node.learning().constraint();
        return constraint instanceof ConstraintSpec.Off || !(node.spec() instanceof Weighted)
                ? null
                : List.of(new WeightConstraint(constraint));
    }

    private static GradientNormalization clipping(ClippingSpec clipping) {
        return switch (clipping) {
            case ClippingSpec.Off _ -> GradientNormalization.None;
            case ClippingSpec.ByValue _ -> GradientNormalization.ClipElementWiseAbsoluteValue;
            case ClippingSpec.ByNorm _ -> GradientNormalization.ClipL2PerLayer;
        };
    }

    private static double limit(ClippingSpec clipping) {
        return switch (clipping) {
            case ClippingSpec.Off _ -> 1;
            case ClippingSpec.ByValue s -> s.limit();
            case ClippingSpec.ByNorm s -> s.limit();
        };
    }
}
