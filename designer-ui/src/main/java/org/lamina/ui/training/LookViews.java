package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.check.DataBinding;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.AttentionView;
import org.lamina.ui.visual.ClassMapView;
import org.lamina.ui.visual.DecisionBoundaryView;
import org.lamina.ui.visual.HistogramView;
import org.lamina.ui.visual.MosaicView;
import org.lamina.ui.visual.SampleView;
import org.lamina.ui.visual.Seen;
import org.lamina.ui.visual.SnapshotView;
import org.lamina.ui.visual.TokensView;
import org.lamina.ui.visual.VisualContext;
import org.lamina.ui.visual.map.ClassMap;

/// One view for each way to look at a node, of which one is in front. Asks the run for what that one draws.
final class LookViews extends StackPane {
    private static final int RESOLUTION = 80;
    private static final int POINTS = 400;
    private static final int UNIT_RESOLUTION = 32;

    private final Workbench bench;
    private final MosaicView activations;
    private final MosaicView filters;
    private final HistogramView histogram;
    private final AttentionView attention;
    private final DecisionBoundaryView boundary;
    private final SampleView sample;
    private final TokensView tokens;
    private final ClassMapView classes;
    private Optional<DataSettings> plotted = Optional.empty();

    LookViews(Workbench bench, VisualContext context) {
        this.bench = bench;
        activations = new MosaicView(context);
        filters = new MosaicView(context);
        histogram = new HistogramView(context);
        attention = new AttentionView(context);
        boundary = new DecisionBoundaryView(context);
        sample = new SampleView(context);
        tokens = new TokensView(context);
        classes = new ClassMapView(context);
        classes.setId("inspect-classes");
        setMinSize(0, 0);
    }

    /// Who is told of the pixel that is pointed at in a class map.
    void onPixel(Consumer<ClassMap.@Nullable Pixel> listener) {
        classes.onPixel(listener);
    }

    /// Brings the view for this node to the front and looks until the subscription ends.
    Subscription look(GraphDocument document, GraphNode node, LookKind kind, SampleRef ref) {
        List<String> names = ClassNames.of(bench.messages(), document.settings().data(), 0);
        return switch (kind) {
            case ACTIVATIONS -> {
                front(activations, node, kind);
                activations.setClassNames(names);
                activations.setUnitNames(unitNames(document, node));
                activations.setSeen(Seen.of(document, node.id()).orElse(null));
                yield bench.runs().look(new ProbeRequest.Activations(node.id(), ref), this::take);
            }
            case FILTERS -> {
                front(filters, node, kind);
                yield bench.runs().look(new ProbeRequest.Filters(node.id()), this::take);
            }
            case HISTOGRAM -> {
                front(histogram, node, kind);
                yield bench.runs().look(new ProbeRequest.Histogram(node.id()), this::take);
            }
            case ATTENTION -> {
                front(attention, node, kind);
                attention.setClassNames(names);
                yield bench.runs().look(new ProbeRequest.Attention(node.id(), ref), this::take);
            }
            case CLASSES -> lookAtClasses(document, node, ref);
            case BOUNDARY -> {
                front(boundary, node, kind);
                yield lookAtPlane(document, node, names);
            }
            case PLANE -> {
                front(activations, node, kind);
                activations.setUnitNames(List.of());
                activations.setSeen(null);
                yield bench.runs().look(new ProbeRequest.Plane(node.id(), UNIT_RESOLUTION), this::take);
            }
            case SAMPLE -> lookAtInput(document, node, names, ref);
        };
    }

    /// The classes of an output; a yes-or-no output has one unit, which says yes.
    private List<String> unitNames(GraphDocument document, GraphNode node) {
        if (!(node.spec() instanceof OutputSpec)) {
            return List.of();
        }
        int target = DataBinding.of(document).targetOf(node.id()).orElse(-1);
        DataSettings data = document.settings().data();
        List<String> names = ClassNames.of(bench.messages(), data, target);
        boolean isBinary = target >= 0 && data.signature().targets().get(target).task() == DataSignature.Task.BINARY;
        return isBinary ? List.of(names.getLast()) : names;
    }

    private Subscription lookAtInput(GraphDocument document, GraphNode node, List<String> names, SampleRef ref) {
        int input = DataBinding.of(document).inputOf(node.id()).orElse(0);
        boolean readable = node.spec() instanceof TokenInput;
        front(readable ? tokens : sample, node, LookKind.SAMPLE);
        tokens.setClassNames(names);
        sample.setClassNames(names);
        return bench.runs().look(new ProbeRequest.Activations(node.id(), ref), snapshot -> {
            if (snapshot instanceof Snapshot.Activations shown) {
                showInput(shown, input, readable);
            }
        });
    }

    private void showInput(Snapshot.Activations shown, int input, boolean readable) {
        if (readable) {
            tokens.show(shown.sample(), shown.padding());
        } else {
            sample.show(shown.sample(), input);
        }
    }

    private Subscription lookAtClasses(GraphDocument document, GraphNode node, SampleRef ref) {
        front(classes, node, LookKind.CLASSES);
        classes.setClassNames(unitNames(document, node));
        return bench.runs().look(new ProbeRequest.Prediction(ref), snapshot -> {
            if (snapshot instanceof Snapshot.Prediction shown) {
                for (int i = 0; i < shown.outputs().size(); i++) {
                    if (shown.outputs().get(i).node().equals(node.id())) {
                        classes.show(shown, i);
                    }
                }
            }
        });
    }

    private Subscription lookAtPlane(GraphDocument document, GraphNode node, List<String> names) {
        DataSettings settings = document.settings().data();
        boundary.setNames(List.of("x", "y"), names);
        if (plotted.filter(settings::equals).isEmpty()) {
            plotted = Optional.of(settings);
            boundary.setPoints(List.of());
            int seed = document.settings().training().seed();
            bench.jobs()
                    .run(
                            () -> bench.runs().engine().preview(settings, seed, POINTS),
                            preview -> {
                                if (plotted.filter(preview.settings()::equals).isPresent()) {
                                    boundary.setPoints(preview.samples());
                                }
                            },
                            _ -> plotted = Optional.empty()); // the run says what is wrong with the data
        }
        return bench.runs().look(new ProbeRequest.Plane(node.id(), RESOLUTION), this::take);
    }

    private void front(SnapshotView view, GraphNode node, LookKind kind) {
        Messages messages = bench.messages();
        view.titleProperty().set(messages.text("training.view.title", node.name(), messages.text(kind.messageKey())));
        getChildren().setAll(view);
    }

    private void take(Snapshot snapshot) {
        switch (snapshot) {
            case Snapshot.Activations shown -> activations.show(shown);
            case Snapshot.Filters shown -> filters.show(shown);
            case Snapshot.Histogram shown -> histogram.show(shown);
            case Snapshot.Attention shown -> attention.show(shown);
            case Snapshot.Plane shown -> {
                if (shown.isAnswer()) {
                    boundary.show(shown);
                } else {
                    activations.show(shown);
                }
            }
            case Snapshot.Prediction _ -> throw new IllegalArgumentException("Nobody asked for a prediction here");
        }
    }
}
