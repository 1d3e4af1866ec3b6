package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How training treats the weights of one layer, whatever its kind. Files write it beside the kind.
///
/// @param frozen whether training leaves the layer as it is; of a block, all layers inside
/// @param constraint what holds for the weights after every step; of a block, for all layers inside that have none
public record Learning(boolean frozen, ConstraintSpec constraint) implements Described {
    /// As all layers learn unless told otherwise.
    public static final Learning USUAL = new Learning(false, new ConstraintSpec.Off());

    public static final Kind<Learning> KIND = Kind.of(
            "settings",
            "learning",
            Learning.class,
            USUAL,
            Param.optionalFlag("frozen", Learning::frozen, Learning::withFrozen),
            Param.optionalVariant("constraint", ConstraintSpec.ALL, Learning::constraint, Learning::withConstraint));

    public Learning withFrozen(boolean v) {
        return new Learning(v, constraint);
    }

    public Learning withConstraint(ConstraintSpec v) {
        return new Learning(frozen, v);
    }

    /// How the layer learns inside a block whose use learns like this.
    public Learning inside(Learning block) {
        boolean isFree = constraint instanceof ConstraintSpec.Off;
        return new Learning(frozen || block.frozen, isFree ? block.constraint : constraint);
    }

    @Override
    public Kind<Learning> kind() {
        return KIND;
    }
}
