package org.lamina.graph.settings;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How training treats the weights of one layer, whatever its kind. Files write it beside the kind.
///
/// @param frozen whether training leaves the layer as it is; of a block, all layers inside
/// @param rateFactor what the learning rate is multiplied by; that of a block multiplies those of the layers inside
/// @param penalty what large weights cost; of a block, for all layers inside that have none of their own
/// @param constraint what holds for the weights after every step; of a block, for all layers inside that have none
/// @param sharing the first of the layers that have the same weights, maybe the layer itself; null for weights of its
///     own. Only a network without blocks has such layers ([org.lamina.graph.block.Expansion])
public record Learning(
        boolean frozen,
        double rateFactor,
        PenaltySpec penalty,
        ConstraintSpec constraint,
        @Nullable NodeId sharing) implements Described {
    private static final double LEAST_FACTOR = 1e-6;
    private static final double LARGEST_FACTOR = 1000;

    /// As all layers learn unless told otherwise.
    public static final Learning USUAL = new Learning(false, 1, new PenaltySpec.Usual(), new ConstraintSpec.Off());

    public static final Kind<Learning> KIND = Kind.of(
            "settings",
            "learning",
            Learning.class,
            USUAL,
            Param.optionalFlag("frozen", Learning::frozen, Learning::withFrozen),
            new Param.DecimalParam<>(
                    "rate-factor",
                    Learning::rateFactor,
                    Learning::withRateFactor,
                    LEAST_FACTOR,
                    LARGEST_FACTOR,
                    true,
                    true),
            Param.optionalVariant("penalty", PenaltySpec.ALL, Learning::penalty, Learning::withPenalty),
            Param.optionalVariant("constraint", ConstraintSpec.ALL, Learning::constraint, Learning::withConstraint));

    /// One with weights of its own.
    public Learning(boolean frozen, double rateFactor, PenaltySpec penalty, ConstraintSpec constraint) {
        this(frozen, rateFactor, penalty, constraint, null);
    }

    public Learning withFrozen(boolean v) {
        return new Learning(v, rateFactor, penalty, constraint, sharing);
    }

    public Learning withRateFactor(double v) {
        return new Learning(frozen, v, penalty, constraint, sharing);
    }

    public Learning withPenalty(PenaltySpec v) {
        return new Learning(frozen, rateFactor, v, constraint, sharing);
    }

    public Learning withConstraint(ConstraintSpec v) {
        return new Learning(frozen, rateFactor, penalty, v, sharing);
    }

    public Learning sharing(NodeId first) {
        return new Learning(frozen, rateFactor, penalty, constraint, first);
    }

    /// Whether the weights are those of another layer, which is said to have them.
    public boolean borrows(NodeId self) {
        return sharing != null && !sharing.equals(self);
    }

    /// How the layer learns inside a block whose use learns like this.
    public Learning inside(Learning block) {
        return new Learning(
                frozen || block.frozen,
                product(rateFactor, block.rateFactor),
                penalty instanceof PenaltySpec.Usual ? block.penalty : penalty,
                constraint instanceof ConstraintSpec.Off ? block.constraint : constraint,
                sharing);
    }

    /// In decimal digits, as both were typed: 0.1 times 0.1 is 0.01.
    private static double product(double a, double b) {
        double exact = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)).doubleValue();
        return Math.clamp(exact, LEAST_FACTOR, LARGEST_FACTOR);
    }

    @Override
    public Kind<Learning> kind() {
        return KIND;
    }
}
