package org.lamina.graph.settings;

import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How training treats the weights of one layer, whatever its kind. Files write it beside the kind.
///
/// @param frozen whether training leaves the layer as it is; of a block, all layers inside
public record Learning(boolean frozen) implements Described {
    /// As all layers learn unless told otherwise.
    public static final Learning USUAL = new Learning(false);

    public static final Kind<Learning> KIND = Kind.of(
            "settings",
            "learning",
            Learning.class,
            USUAL,
            Param.optionalFlag("frozen", Learning::frozen, Learning::withFrozen));

    public Learning withFrozen(boolean v) {
        return new Learning(v);
    }

    @Override
    public Kind<Learning> kind() {
        return KIND;
    }
}
