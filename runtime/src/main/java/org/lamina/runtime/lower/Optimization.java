package org.lamina.runtime.lower;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Weighted;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.engine.DecoupledDecay;
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

/// Optimisers, penalties and clipping in the engine's terms.
final class Optimization {

    private Optimization() {}

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
    static IUpdater noUpdate(boolean portable) {
        return portable ? new Sgd(0) : new NoUpdate();
    }

    /// A portable configuration uses only the engine's own classes.
    static List<Regularization> penalties(TrainingSettings settings, boolean portable) {
        List<Regularization> penalties = new ArrayList<>();
        if (settings.l1() > 0) {
            penalties.add(new L1Regularization(settings.l1()));
        }
        if (settings.l2() > 0) {
            penalties.add(new L2Regularization(settings.l2()));
        }
        if (settings.optimizer() instanceof OptimizerSpec.AdamW adamW && adamW.weightDecay() > 0) {
            penalties.add(
                    portable ? new WeightDecay(adamW.weightDecay(), true) : new DecoupledDecay(adamW.weightDecay()));
        }
        return penalties;
    }

    /// What holds for the weights after each step. Portable configurations have none: the engine's own constraints
    /// add a small number to each norm, and mix the filters of a convolution of sequences.
    static @Nullable List<LayerConstraint> constraints(GraphNode node) {
        ConstraintSpec constraint = node.learning().constraint();
        return constraint instanceof ConstraintSpec.Off || !(node.spec() instanceof Weighted)
                ? null
                : List.of(new WeightConstraint(constraint));
    }

    static GradientNormalization clipping(ClippingSpec clipping) {
        return switch (clipping) {
            case ClippingSpec.Off _ -> GradientNormalization.None;
            case ClippingSpec.ByValue _ -> GradientNormalization.ClipElementWiseAbsoluteValue;
            case ClippingSpec.ByNorm _ -> GradientNormalization.ClipL2PerLayer;
        };
    }

    static double limit(ClippingSpec clipping) {
        return switch (clipping) {
            case ClippingSpec.Off _ -> 1;
            case ClippingSpec.ByValue s -> s.limit();
            case ClippingSpec.ByNorm s -> s.limit();
        };
    }
}
