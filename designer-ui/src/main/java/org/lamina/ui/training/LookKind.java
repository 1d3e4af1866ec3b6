package org.lamina.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.check.DataBinding;
import org.lamina.graph.layer.Attending;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.settings.DataSignature;

/// The ways to look at a node, in the order in which they are offered; the first is chosen unless told otherwise.
enum LookKind {
    SAMPLE,
    CLASSES,
    BOUNDARY,
    PLANE,
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

    /// Whether this shows something that only few kinds of layers have, so that it is worth a first look.
    boolean isTelling() {
        return this == BOUNDARY || this == ATTENTION || this == FILTERS;
    }

    static List<LookKind> of(GraphDocument document, GraphNode node) {
        LayerKind<?> kind = node.spec().kind();
        if (kind.category() == Category.INPUT) {
            return List.of(SAMPLE, HISTOGRAM);
        }
        List<LookKind> kinds = new ArrayList<>();
        DataSignature signature = document.settings().data().signature();
        int target = DataBinding.of(document).targetOf(node.id()).orElse(-1);
        if (target >= 0 && signature.targets().get(target).isClassMap()) {
            kinds.add(CLASSES);
        }
        if (signature.isPlane()) {
            boolean decides = kind.category() == Category.OUTPUT && signature.hasClasses();
            kinds.add(decides ? BOUNDARY : PLANE);
        }
        if (node.spec() instanceof Attending) {
            kinds.add(ATTENTION);
        }
        kinds.add(ACTIVATIONS);
        if (kind.category() == Category.CONVOLUTION) {
            kinds.add(FILTERS);
        }
        kinds.add(HISTOGRAM);
        return kinds;
    }
}
