package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.visual.BoxesView;
import org.lamina.ui.visual.ProbabilitiesView;
import org.lamina.ui.visual.ReconstructionView;
import org.lamina.ui.visual.VisualContext;

/// The look inside: one layer, one sample, in the view that suits the layer, with the pad and the prediction beside it
/// over the whole height. Asks the run for nothing while it cannot be seen.
public final class InspectPane extends StackPane {
    private static final double PREDICTION_WIDTH = 232;
    private static final double NARROW_PREDICTION_WIDTH = 208;
    private static final double ROOMY = 900;
    private static final double NOTE_SIDE = 12;
    private static final String DIGIT = "digit";
    private static final Shape DRAWABLE = new Shape.Image(1, 28, 28);
    private static final SampleRef FIRST = new SampleRef.InSplit(SampleRef.Split.VALIDATION, 0);

    private final Workbench bench;
    private final LookViews views;
    private final ProbabilitiesView prediction;
    private final ReconstructionView reconstruction;
    private final BoxesView boxes;
    private final DigitPad pad;
    private final InspectBar bar;
    private final HBox body;
    private final StackPane empty = new StackPane();
    private final VBox noNetwork;
    private final VBox noRun;
    private final VBox notInRun;
    private final Label former;
    private Optional<NodeId> node = Optional.empty();
    private Optional<LookKind> wanted = Optional.empty();
    private Optional<Object> looked = Optional.empty();
    private Subscription looking = Subscription.EMPTY;
    private boolean following;

    public InspectPane(Workbench bench, VisualContext context, RunActions actions) {
        this.bench = bench;
        views = new LookViews(bench, context);
        prediction = new ProbabilitiesView(context);
        prediction.setId("inspect-prediction");
        prediction.titleProperty().bind(bench.messages().bind("training.prediction"));
        reconstruction = new ReconstructionView(context);
        reconstruction.setId("inspect-reconstruction");
        reconstruction.titleProperty().bind(bench.messages().bind("training.reconstruction"));
        views.onPixel(prediction::setPixel);
        boxes = new BoxesView(context);
        boxes.setId("inspect-boxes");
        boxes.titleProperty().bind(bench.messages().bind("training.boxes"));
        pad = new DigitPad(
                bench, context, input -> bench.runs().sampleProperty().set(new SampleRef.Given(input)));
        bar = new InspectBar(bench, this::inspect, this::choose);
        noNetwork = Labels.emptyState(bench.messages(), "training.inspect.empty-network");
        noRun = Labels.emptyState(bench.messages(), "training.no-run", prepareButton(actions));
        notInRun = Labels.emptyState(bench.messages(), "training.inspect.not-in-run");
        former = Labels.bound(bench.messages(), "training.inspect.former", StyleNames.MUTED, StyleNames.CAPTION);
        former.setId("inspect-former");
        former.setWrapText(true);
        former.setMinHeight(USE_PREF_SIZE);
        former.setPadding(new Insets(0, NOTE_SIDE, 0, NOTE_SIDE));
        VBox middle = new VBox(bar, former, views);
        middle.getStyleClass().add(StyleNames.LOOK_INSIDE);
        VBox.setVgrow(views, Priority.ALWAYS);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinSize(0, 0);
        Region padLine = divider();
        padLine.visibleProperty().bind(pad.visibleProperty());
        padLine.managedProperty().bind(pad.managedProperty());
        body = new HBox(pad, padLine, middle, divider(), prediction, reconstruction, boxes);
        body.setMinSize(0, 0);
        widthProperty().subscribe(width -> {
            double beside = width.doubleValue() < ROOMY ? NARROW_PREDICTION_WIDTH : PREDICTION_WIDTH;
            for (Region side : List.of(prediction, reconstruction, boxes)) {
                side.setMinWidth(beside);
                side.setMaxWidth(beside);
            }
        });
        setId("inspect-pane");
        setMinSize(0, 0);
        getStyleClass().add(StyleNames.PANE);
        getChildren().addAll(body, empty);
        bar.drawButton().selectedProperty().subscribe(this::openPad);
        WhileShown.of(this, this::follow);
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add(StyleNames.DIVIDER);
        return line;
    }

    private Button prepareButton(RunActions actions) {
        Button prepare = new Button();
        prepare.setId("inspect-prepare");
        prepare.textProperty().bind(bench.messages().bind("training.no-run.prepare"));
        prepare.setOnAction(_ -> actions.prepare());
        return prepare;
    }

    /// Shows a node, as the link in the inspector asks for.
    public void inspect(NodeId id) {
        node = Optional.of(id);
        refresh();
    }

    /// Opens or closes the pad to draw on.
    public void setDrawing(boolean on) {
        bar.drawButton().setSelected(on);
    }

    private void choose(LookKind kind) {
        wanted = Optional.of(kind);
        refresh();
    }

    private void openPad(boolean open) {
        Labels.toggle(pad, open);
        if (open) {
            pad.resume();
        } else if (bench.runs().sampleProperty().get() instanceof SampleRef.Given) {
            bench.runs().sampleProperty().set(FIRST);
        }
    }

    private Subscription follow() {
        following = true;
        followSelection();
        Subscription changes = Subscription.combine(
                bench.runs().sessionProperty().subscribe((_, _) -> refresh()),
                bench.runs().sampleProperty().subscribe((_, sample) -> followSample(sample)),
                bench.editor().projectProperty().subscribe((_, _) -> refresh()),
                bench.editor().selectionProperty().subscribe((_, _) -> followSelection()),
                bench.messages().languageProperty().subscribe((_, _) -> refresh()));
        refresh();
        return changes.and(this::stopFollowing);
    }

    private void stopFollowing() {
        following = false;
        stopLooking();
    }

    private void stopLooking() {
        looking.unsubscribe();
        looking = Subscription.EMPTY;
        looked = Optional.empty();
    }

    /// Another sample was chosen: the pad, whose drawing is looked at no longer, closes and keeps it.
    private void followSample(SampleRef sample) {
        if (sample instanceof SampleRef.InSplit) {
            setDrawing(false);
        }
        refresh();
    }

    private void followSelection() {
        bench.editor()
                .selectedNode()
                .ifPresent(selected -> inspect(bench.editor().openBlocks().layer(selected.id())));
    }

    private void refresh() {
        if (!following) {
            return;
        }
        GraphDocument drawn = Expansion.of(bench.editor().project()).flat();
        Optional<GraphNode> chosen = node.flatMap(drawn.network()::node).or(() -> suggestion(drawn));
        Optional<TrainingSession> session = bench.runs().session();
        if (chosen.isEmpty()) {
            showInstead(noNetwork);
        } else if (session.isEmpty()) {
            showInstead(noRun);
        } else {
            GraphDocument trained = Expansion.of(session.get().document()).flat();
            trained.network()
                    .node(chosen.get().id())
                    .ifPresentOrElse(found -> show(session.get(), trained, found), () -> showInstead(notInRun));
        }
    }

    /// An output that gives a class to every pixel, else the first node with filters, attention weights or a decision
    /// boundary to look at, else the first of all.
    private static Optional<GraphNode> suggestion(GraphDocument document) {
        List<GraphNode> nodes = document.network().nodes();
        return looking(document, kind -> kind == LookKind.CLASSES)
                .or(() -> looking(document, LookKind::isTelling))
                .or(() -> nodes.stream().findFirst());
    }

    private static Optional<GraphNode> looking(GraphDocument document, Predicate<LookKind> wanted) {
        return document.network().nodes().stream()
                .filter(node -> LookKind.of(document, node).stream().anyMatch(wanted))
                .findFirst();
    }

    private void showInstead(VBox sentence) {
        stopLooking();
        empty.getChildren().setAll(sentence);
        Labels.toggle(empty, true);
        Labels.toggle(body, false);
    }

    private void show(TrainingSession session, GraphDocument document, GraphNode found) {
        List<LookKind> kinds = LookKind.of(document, found);
        LookKind kind = wanted.filter(kinds::contains).orElse(kinds.getFirst());
        Labels.toggle(empty, false);
        Labels.toggle(body, true);
        Labels.toggle(former, !SameRun.sameNetwork(bench.editor().project(), document));
        boolean drawable = isDrawable(document);
        Labels.toggle(bar.drawButton(), drawable);
        if (!drawable) {
            bar.drawButton().setSelected(false);
        }
        bar.show(document.network().nodes(), found, kinds, kind);
        look(session, document, found, kind);
    }

    private void look(TrainingSession session, GraphDocument document, GraphNode found, LookKind kind) {
        SampleRef sample = bench.runs().sampleProperty().get();
        Optional<Object> next = Optional.of(
                List.of(session, found.id(), kind, sample, bench.messages().language()));
        if (next.equals(looked)) {
            return;
        }
        looking.unsubscribe();
        looked = next;
        boolean pictures = learnsPictures(session.document());
        Optional<YoloOutput> detector = detector(session.document());
        detector.ifPresent(output -> boxes.setOutput(
                output,
                ClassNames.of(bench.messages(), session.document().settings().data(), 0)));
        Labels.toggle(boxes, detector.isPresent());
        Labels.toggle(prediction, !pictures && detector.isEmpty());
        Labels.toggle(reconstruction, pictures);
        prediction.setOutputs(ClassNames.outputs(bench.messages(), session.document()));
        looking = views.look(document, found, kind, sample)
                .and(bench.runs().look(new ProbeRequest.Prediction(sample), this::takePrediction));
    }

    private void takePrediction(Snapshot snapshot) {
        if (snapshot instanceof Snapshot.Prediction shown) {
            prediction.show(shown);
            reconstruction.show(shown);
            boxes.show(shown);
        }
    }

    private static Optional<YoloOutput> detector(GraphDocument document) {
        return Expansion.flat(document).nodes().stream()
                .map(GraphNode::spec)
                .filter(YoloOutput.class::isInstance)
                .map(YoloOutput.class::cast)
                .findFirst();
    }

    private static boolean learnsPictures(GraphDocument document) {
        DataSettings data = document.settings().data();
        return data.learnsInput()
                && data.signature().targets().stream().anyMatch(target -> target.shape() instanceof Shape.Image);
    }

    private static boolean isDrawable(GraphDocument document) {
        DataSignature signature = document.settings().data().source().signature();
        return signature.inputs().size() == 1
                && signature.inputs().getFirst().shape().equals(DRAWABLE)
                && signature.targets().getFirst().name().equals(DIGIT);
    }
}
