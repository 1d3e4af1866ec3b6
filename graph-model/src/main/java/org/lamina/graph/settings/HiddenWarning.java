package org.lamina.graph.settings;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// A warning that the user has read and does not want to see any more.
///
/// @param code which one, as problems have it
/// @param node where; null hides the warning in the whole project. Inside a block it is the derived id of the layer
public record HiddenWarning(String code, @Nullable NodeId node) {
    /// What hides this warning where it is, and nothing else.
    public static HiddenWarning of(Problem warning) {
        return new HiddenWarning(warning.code(), warning.place() instanceof Place.OfNode at ? at.node() : null);
    }
}
