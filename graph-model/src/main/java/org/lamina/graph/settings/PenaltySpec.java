package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// What the size of a layer's weights costs; biases cost nothing.
public sealed interface PenaltySpec extends Described {
    /// All penalties.
    Family<PenaltySpec> ALL = Family.of("penalty", Usual.KIND, Own.KIND);

    /// What the settings of the training say.
    record Usual() implements PenaltySpec {
        public static final Kind<Usual> KIND = Kind.of("penalty", "usual", Usual.class, new Usual());

        @Override
        public Kind<Usual> kind() {
            return KIND;
        }
    }

    /// That of one layer, in place of the settings' one.
    ///
    /// @param l1 weight of the sum of absolute weights in the loss
    /// @param l2 weight of half the sum of squared weights in the loss
    /// @param weightDecay which part of a weight a step takes off, times the learning rate, whatever the optimiser
    record Own(double l1, double l2, double weightDecay) implements PenaltySpec {
        public static final Kind<Own> KIND = Kind.of(
                "penalty",
                "own",
                Own.class,
                new Own(0, 0, 0),
                Param.decimal("l1", Own::l1, (s, v) -> new Own(v, s.l2, s.weightDecay), 0, 1),
                Param.decimal("l2", Own::l2, (s, v) -> new Own(s.l1, v, s.weightDecay), 0, 1),
                Param.decimal("weight-decay", Own::weightDecay, (s, v) -> new Own(s.l1, s.l2, v), 0, 1));

        @Override
        public Kind<Own> kind() {
            return KIND;
        }
    }
}
