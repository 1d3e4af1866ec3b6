package org.lamina.graph.problem;

import java.util.List;
import org.lamina.graph.NodeId;

/// Expected trouble: a bad graph, a bad file, a diverged training. Bugs are exceptions instead.
///
/// @param code names the sentence, `problem.<code>`: what is wrong, where, what to do
/// @param args the values in the sentence: text, numbers, shapes; argument 0 is the name of the node where there is one
public record Problem(String code, Severity severity, Place place, List<Object> args) {
    public Problem {
        args = List.copyOf(args);
    }

    public static Problem error(String code, Place place, Object... args) {
        return new Problem(code, Severity.ERROR, place, List.of(args));
    }

    public static Problem warning(String code, Place place, Object... args) {
        return new Problem(code, Severity.WARNING, place, List.of(args));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// Whether the problem sits on this node or inside the block that it uses.
    public boolean isWithin(NodeId node) {
        return isAt(node) || place instanceof Place.OfNode at && at.node().isInside(node);
    }

    public Problem at(Place elsewhere) {
        return new Problem(code, severity, elsewhere, args);
    }

    /// Whether the problem sits on this node.
    public boolean isAt(NodeId node) {
        return place instanceof Place.OfNode at && at.node().equals(node);
    }
}
