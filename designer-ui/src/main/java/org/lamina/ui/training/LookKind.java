package org.lamina.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;

/// The ways to look at a node, in the order in which they are offered; the first is chosen unless told otherwise.
enum LookKind {
    SAMPLE,
    BOUNDARY,
    ATTENTION,
    ACTIVATIONS,
    FILTERS,
    HISTOGRAM;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String messageKey() {
        return "training.view." + id();
    }

    static List<LookKind> of(GraphDocument document, GraphNode node) {
        LayerKind<?> kind = node.spec().kind();
        if (kind.category() == Category.INPUT) {
            return List.of(SAMPLE, HISTOGRAM);
        }
        List<LookKind> kinds = new ArrayList<>();
        if (kind.category() == Category.OUTPUT
                && isPlane(document.settings().data().source().signature())) {
            kinds.add(BOUNDARY);
        }
        if (kind.equals(SelfAttention.KIND)) {
            kinds.add(ATTENTION);
        }
        kinds.add(ACTIVATIONS);
        if (kind.category() == Category.CONVOLUTION) {
            kinds.add(FILTERS);
        }
        kinds.add(HISTOGRAM);
        return kinds;
    }

    /// Whether samples are points in the plane.
    static boolean isPlane(DataSignature signature) {
        return signature.inputs().size() == 1
                && signature.inputs().getFirst().shape().equals(new Shape.Vector(2));
    }
}
