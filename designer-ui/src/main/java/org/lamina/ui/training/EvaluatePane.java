package org.lamina.ui.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.inspector.Choices;
import org.lamina.ui.inspector.Facts;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.ConfusionMatrixView;
import org.lamina.ui.visual.VisualContext;

/// How the network does on samples it has never seen: loss and accuracy, what it mixes up, and the very samples.
public final class EvaluatePane extends HBox {
    private static final double NUMBERS_WIDTH = 260;

    private final Workbench bench;
    private final ConfusionMatrixView matrix;
    private final MistakesView mistakes;
    private final VBox numbers = new VBox(8);
    private final WorstSamplesView reconstructions;
    private final WorstSamplesView maps;
    private final WorstSamplesView boxes;
    private final StackPane noClasses = new StackPane();
    private final VBox empty;
    private final Button evaluate = new Button();
    private final Label age = Labels.wrapped("", StyleNames.MUTED, StyleNames.CAPTION);
    private int output;

    public EvaluatePane(Workbench bench, VisualContext context, RunActions actions) {
        this.bench = bench;
        matrix = new ConfusionMatrixView(context);
        mistakes = new MistakesView(bench, context);
        reconstructions = new WorstSamplesView(bench, context, "training.evaluate.reconstructions");
        maps = new WorstSamplesView(bench, context, "training.evaluate.class-maps");
        boxes = new WorstSamplesView(bench, context, "training.evaluate.boxes");
        matrix.titleProperty().bind(bench.messages().bind("training.evaluate.matrix"));
        matrix.setOnCell(mistakes::showCell);
        evaluate.setId("evaluate");
        evaluate.textProperty().bind(bench.messages().bind("training.evaluate"));
        evaluate.disableProperty().bind(actions.readyBinding().not());
        evaluate.setOnAction(_ -> actions.evaluate());
        age.setId("evaluation-age");
        empty = Labels.emptyState(bench.messages(), "training.evaluate.empty");
        noClasses
                .getChildren()
                .add(Labels.bound(bench.messages(), "training.evaluate.no-classes", StyleNames.EMPTY_TEXT));
        numbers.getStyleClass().add(StyleNames.PANE_BODY);
        ScrollPane scrolled = new ScrollPane(numbers);
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scrolled.setMinWidth(NUMBERS_WIDTH);
        scrolled.setMaxWidth(NUMBERS_WIDTH);
        for (Region growing : List.of(empty, noClasses, matrix, mistakes, maps, boxes, reconstructions)) {
            HBox.setHgrow(growing, Priority.ALWAYS);
            growing.setMinWidth(0);
        }
        matrix.setPrefWidth(0);
        mistakes.setPrefWidth(0);
        maps.setPrefWidth(0);
        setId("evaluate-pane");
        getStyleClass().add(StyleNames.PANE);
        Region between = line();
        between.visibleProperty().bind(matrix.visibleProperty());
        between.managedProperty().bind(matrix.managedProperty());
        getChildren()
                .addAll(scrolled, line(), empty, noClasses, matrix, between, mistakes, maps, boxes, reconstructions);
        WhileShown.of(this, this::follow);
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add(StyleNames.DIVIDER);
        return line;
    }

    private Subscription follow() {
        return Subscription.combine(
                bench.runs().evaluationProperty().subscribe(_ -> refresh()),
                bench.runs().progressProperty().subscribe((_, _) -> showAge()),
                bench.editor().projectProperty().subscribe((_, _) -> showAge()),
                bench.messages().languageProperty().subscribe((_, _) -> refresh()),
                reconstructions::clear,
                maps::clear);
    }

    private void refresh() {
        @Nullable Evaluation evaluation = bench.runs().evaluationProperty().get();
        Optional<GraphDocument> document = bench.runs().document();
        boolean known = evaluation != null && document.isPresent();
        Labels.toggle(empty, !known);
        numbers.getChildren().setAll(evaluate, age);
        if (known) {
            show(Objects.requireNonNull(evaluation), document.get());
        } else {
            Labels.toggle(matrix, false);
            Labels.toggle(mistakes, false);
            Labels.toggle(noClasses, false);
            Labels.toggle(reconstructions, false);
            Labels.toggle(maps, false);
            Labels.toggle(boxes, false);
        }
        showAge();
    }

    private void showAge() {
        @Nullable Evaluation evaluation = bench.runs().evaluationProperty().get();
        Optional<String> note = evaluation == null
                ? Optional.empty()
                : bench.runs()
                        .document()
                        .flatMap(measured -> EvaluationAge.note(
                                bench.messages(),
                                evaluation,
                                measured,
                                bench.editor().project(),
                                bench.runs().trained()));
        age.setText(note.orElse(""));
        Labels.toggle(age, note.isPresent());
    }

    private void show(Evaluation evaluation, GraphDocument document) {
        output = Math.min(output, evaluation.outputs().size() - 1);
        showNumbers(evaluation, document);
        OutputEvaluation chosen = evaluation.outputs().get(output);
        List<String> names = ClassNames.of(bench.messages(), document.settings().data(), chosen.target());
        boolean classes = chosen.confusion().length > 0;
        boolean ofPixels = chosen.isClassMap();
        boolean ofBoxes = chosen.isOfBoxes();
        boolean errors = !classes && !ofBoxes && chosen.errors().length > 0;
        Labels.toggle(matrix, classes);
        Labels.toggle(mistakes, classes && !ofPixels);
        Labels.toggle(maps, ofPixels);
        Labels.toggle(reconstructions, errors);
        Labels.toggle(boxes, ofBoxes);
        Labels.toggle(noClasses, !classes && !ofBoxes && !errors);
        reconstructions.clear();
        maps.clear();
        boxes.clear();
        if (classes) {
            matrix.show(chosen, names);
        }
        if (ofPixels) {
            numbers.getChildren().add(overlaps(chosen, names));
            maps.show(document, chosen);
        } else if (classes) {
            mistakes.show(document, chosen, names);
        } else if (ofBoxes) {
            boxes.show(document, chosen);
        } else if (errors) {
            reconstructions.show(document, chosen);
        }
    }

    private VBox overlaps(OutputEvaluation chosen, List<String> names) {
        VBox box = new VBox(
                6,
                Labels.of(bench.messages().text("training.evaluate.overlaps"), StyleNames.SECTION_CAPTION),
                ClassBars.ofOverlaps(bench.messages(), names, chosen));
        box.setId("test-overlaps");
        return box;
    }

    private void showNumbers(Evaluation evaluation, GraphDocument document) {
        Messages messages = bench.messages();
        Facts facts = new Facts();
        facts.add(messages.text("training.evaluate.loss"), Wording.significant(evaluation.loss(), 4))
                .setId("test-loss");
        for (OutputEvaluation one : evaluation.outputs()) {
            String name = name(document, one);
            if (Double.isFinite(one.accuracy())) {
                facts.add(messages.text(accuracyKey(one), name), messages.text("training.share", one.accuracy()))
                        .setId("test-accuracy-" + one.node());
            }
            if (one.isClassMap()) {
                facts.add(
                                messages.text("training.evaluate.mean-overlap", name),
                                messages.text("training.share", one.meanOverlap()))
                        .setId("test-mean-overlap-" + one.node());
            }
            if (Double.isFinite(one.meanSquaredError())) {
                facts.add(
                                messages.text("training.evaluate.squared-error", name),
                                Wording.significant(one.meanSquaredError(), 4))
                        .setId("test-squared-error-" + one.node());
            }
            if (Double.isFinite(one.meanAbsoluteError())) {
                facts.add(
                        messages.text("training.evaluate.error", name),
                        Wording.significant(one.meanAbsoluteError(), 4));
            }
        }
        facts.add(messages.text("training.evaluate.samples"), messages.text("training.count", evaluation.samples()));
        facts.add(
                messages.text("training.evaluate.iteration"), messages.text("training.count", evaluation.iteration()));
        numbers.getChildren().add(facts);
        if (evaluation.outputs().size() > 1) {
            numbers.getChildren().add(outputChoice(evaluation, document));
        }
    }

    private static String accuracyKey(OutputEvaluation one) {
        if (one.isOfBoxes()) {
            return "training.evaluate.precision";
        }
        return one.isClassMap() ? "training.evaluate.pixel-accuracy" : "training.evaluate.accuracy";
    }

    private HBox outputChoice(Evaluation evaluation, GraphDocument document) {
        Choices<OutputEvaluation> choices =
                new Choices<>("evaluate-output", evaluation.outputs(), one -> name(document, one), one -> {
                    output = evaluation.outputs().indexOf(one);
                    refresh();
                });
        choices.show(evaluation.outputs().get(output));
        HBox row = new HBox(
                8,
                Labels.of(bench.messages().text("training.evaluate.output"), StyleNames.FIELD_LABEL),
                choices.combo());
        row.getStyleClass().add(StyleNames.FIELD_ROW);
        return row;
    }

    private static String name(GraphDocument document, OutputEvaluation one) {
        return Expansion.flat(document).node(one.node()).map(GraphNode::name).orElse("");
    }
}
