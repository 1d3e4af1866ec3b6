package org.lamina.ui.training;

import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.TrainingSettings;

/// Compares documents for what matters to a run: positions, names and the learning rate, which can be changed while it
/// trains, do not.
final class SameRun {
    private SameRun() {}

    static boolean of(GraphDocument a, GraphDocument b) {
        return sameNetwork(a, b)
                && a.settings().data().equals(b.settings().data())
                && withoutRate(a.settings().training())
                        .equals(withoutRate(b.settings().training()));
    }

    /// Whether the weights of one fit the other, though they may be drawn with other blocks.
    static boolean weightsFit(GraphDocument a, GraphDocument b) {
        return Expansion.flat(a).isAlike(Expansion.flat(b));
    }

    /// Whether what is seen of one run is of the other one's layers, too.
    static boolean sameNetwork(GraphDocument a, GraphDocument b) {
        return sameNetwork(Expansion.flat(a), Expansion.flat(b));
    }

    private static boolean sameNetwork(Network a, Network b) {
        return a.equals(b) || specs(a).equals(specs(b)) && a.connections().equals(b.connections());
    }

    private static List<Layer> specs(Network network) {
        return network.nodes().stream()
                .map(node -> new Layer(node.id().value(), node.spec()))
                .toList();
    }

    private static TrainingSettings withoutRate(TrainingSettings settings) {
        return settings.withOptimizer(settings.optimizer().withLearningRate(1));
    }

    private record Layer(String id, LayerSpec spec) {}
}
