package org.lamina.samples.example;

import java.util.List;
import java.util.function.Supplier;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// A small network that shows what some layer kinds are good for.
///
/// @param name the end of its message keys
/// @param kinds whose example it is
/// @param drawing makes the network with its data
public record Example(String name, List<Kind<? extends LayerSpec>> kinds, Supplier<GraphDocument> drawing) {
    public Example {
        kinds = List.copyOf(kinds);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Example of(String name, Supplier<GraphDocument> drawing, Kind<? extends LayerSpec>... kinds) {
        return new Example(name, List.of(kinds), drawing);
    }

    /// Message key of what it is called.
    public String titleKey() {
        return "example." + name + ".title";
    }

    /// Message key of the sentence that says what to look at.
    public String textKey() {
        return "example." + name + ".text";
    }

    /// The project, with settings with which its data is soon learned.
    public GraphDocument project() {
        GraphDocument drawn = drawing.get();
        ProjectSettings settings = drawn.settings();
        TrainingSettings training = settings.training();
        return drawn.withSettings(settings.withTraining(
                switch (settings.data().source()) {
                    case DataSpec.None _ -> training;
                    case DataSpec.Points _ -> trained(training, 300, 16, 3e-3);
                    case DataSpec.Reversal _ -> trained(training, 20, 32, 3e-3);
                    case DataSpec.Poems _ -> trained(training, 4, training.batchSize(), 2e-3);
                    case DataSpec.DigitScenes _ -> trained(training, 4, 16, 3e-3);
                    case DataSpec.FashionMnist _ -> trained(training, 5, training.batchSize(), 2e-3);
                    case DataSpec.Mnist _, DataSpec.MnistHalves _, DataSpec.MnistPairs _ ->
                        trained(training, 2, training.batchSize(), 1e-3);
                }));
    }

    private static TrainingSettings trained(TrainingSettings settings, int epochs, int batchSize, double rate) {
        return settings.withEpochs(epochs)
                .withBatchSize(batchSize)
                .withOptimizer(OptimizerSpec.Adam.KIND.defaults().withLearningRate(rate));
    }

    /// The node of this kind that is looked at first.
    public GraphNode shown(Kind<?> kind) {
        return project().network().nodes().stream()
                .filter(node -> node.spec().kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no layer of the kind " + kind.id()));
    }
}
