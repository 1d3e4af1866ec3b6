package org.lamina.ui.training;

import java.util.List;
import java.util.stream.IntStream;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.check.DataBinding;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.OutputWords;

/// Names the classes of targets in the user's language; classes without a name are called by their number.
final class ClassNames {
    private ClassNames() {}

    /// The names of a target's classes; two for a yes-or-no target, none for numbers.
    static List<String> of(Messages messages, DataSettings data, int target) {
        List<DataSignature.Target> targets = data.signature().targets();
        if (target < 0 || target >= targets.size()) {
            return List.of();
        }
        return of(messages, targets.get(target));
    }

    static List<String> of(Messages messages, DataSignature.Target target) {
        if (!target.classKeys().isEmpty()) {
            return target.classKeys().stream().map(messages::text).toList();
        }
        return switch (target.task()) {
            case VALUES -> List.of();
            case BINARY -> List.of(messages.text("training.class.no"), messages.text("training.class.yes"));
            case CLASSES, BOXES ->
                IntStream.range(0, classes(target)).mapToObj(Integer::toString).toList();
        };
    }

    private static int classes(DataSignature.Target target) {
        int depth = depth(target.shape());
        return target.task() == DataSignature.Task.BOXES ? depth - Detected.EDGES : depth;
    }

    private static int depth(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> vector.features();
            case Shape.Sequence sequence -> sequence.features();
            case Shape.Image image -> image.channels();
            case Shape.Volume volume -> volume.channels();
            case Shape.Tokens tokens -> tokens.vocabulary();
        };
    }

    /// How the values of each output of a document are to be read, in network order.
    static List<OutputWords> outputs(Messages messages, GraphDocument document) {
        DataBinding binding = DataBinding.of(document);
        DataSettings data = document.settings().data();
        return Expansion.flat(document).nodes().stream()
                .filter(node -> node.spec() instanceof OutputSpec)
                .map(node -> words(messages, data, binding, node))
                .toList();
    }

    private static OutputWords words(Messages messages, DataSettings data, DataBinding binding, GraphNode node) {
        int target = binding.targetOf(node.id()).orElse(-1);
        boolean numeric = target >= 0 && data.signature().targets().get(target).task() == DataSignature.Task.VALUES;
        return new OutputWords(node.name(), of(messages, data, target), numeric);
    }
}
