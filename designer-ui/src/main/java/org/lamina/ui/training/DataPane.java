package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Described;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.inspector.ParamForm;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.PointsView;
import org.lamina.ui.visual.VisualContext;
import org.lamina.ui.visual.map.ClassMap;

/// Which data the project uses and what is in them. The data are read in the background, and only while the pane can
/// be seen or once a run has read them anyway.
public final class DataPane extends HBox {
    private static final int SAMPLES = 60;

    /// Points need less room than pictures.
    private static final int POINTS = 1000;

    private static final double FORM_WIDTH = 316;
    private static final double CLASSES_WIDTH = 220;
    private static final double FACTS_WIDTH = 250;

    private final Workbench bench;
    private final VisualContext context;
    private final ParamForm form;
    private final HBox content = new HBox();
    private final StackPane stage = new StackPane();
    private final VBox none;
    private final PointsView points;
    private Optional<Source> shown = Optional.empty();

    /// What a preview depends on.
    private record Source(DataSettings settings, int seed) {}

    public DataPane(Workbench bench, VisualContext context) {
        this.bench = bench;
        this.context = context;
        form = new ParamForm(bench.messages(), bench.editor(), "data-", new VBox(), this::changed);
        none = Labels.emptyState(bench.messages(), "training.data.choose");
        points = new PointsView(context, sample -> bench.runs().sampleProperty().set(sample.ref()));
        points.setId("data-points");
        points.titleProperty().bind(bench.messages().bind("training.data.points"));
        setId("data-pane");
        getStyleClass().add(StyleNames.PANE);
        ScrollPane scroll = scroll(form.rows());
        form.rows().getStyleClass().add(StyleNames.PANE_BODY);
        scroll.setMinWidth(FORM_WIDTH);
        scroll.setMaxWidth(FORM_WIDTH);
        HBox.setHgrow(stage, Priority.ALWAYS);
        getChildren().addAll(scroll, line(), stage);
        bench.editor()
                .documentProperty()
                .subscribe(now -> form.show(now.settings().data()));
        bench.messages().languageProperty().subscribe((_, _) -> {
            form.rebuild();
            shown = Optional.empty();
        });
        WhileShown.of(this, this::follow);
        bench.runs().onEvent(event -> {
            if (event instanceof TrainingEvent.Prepared) {
                bench.runs()
                        .session()
                        .ifPresent(session -> count(session.document().settings()));
            }
        });
    }

    /// Tells the checks what is in the data that a run has read.
    private void count(ProjectSettings trained) {
        int seed = trained.training().seed();
        bench.jobs()
                .run(
                        () -> bench.runs().engine().preview(trained.data(), seed, 0),
                        preview -> bench.editor().know(preview.counts(seed)),
                        _ -> {}); // the run says what is wrong with the data
    }

    private Subscription follow() {
        return bench.editor()
                .documentProperty()
                .subscribe(now -> look(now.settings()))
                .and(bench.messages()
                        .languageProperty()
                        .subscribe((_, _) -> look(bench.editor().document().settings())));
    }

    private void changed(Described value, String path) {
        if (value instanceof DataSettings data) {
            bench.editor()
                    .perform(
                            new Edit.ChangeSettings(
                                    bench.editor().document().settings().withData(data)),
                            "data/" + path);
        }
    }

    private void look(ProjectSettings settings) {
        Source source = new Source(settings.data(), settings.training().seed());
        if (shown.equals(Optional.of(source))) {
            return;
        }
        shown = Optional.of(source);
        if (source.settings.source() instanceof DataSpec.None) {
            stage.getChildren().setAll(none);
            return;
        }
        stage.getChildren().setAll(Labels.bound(bench.messages(), "training.data.loading", StyleNames.MUTED));
        int count = source.settings.source().signature().isPlane() ? POINTS : SAMPLES;
        bench.jobs()
                .run(
                        () -> bench.runs().engine().preview(source.settings, source.seed, count),
                        preview -> ifStill(source, () -> {
                            bench.editor().know(preview.counts(source.seed));
                            show(preview);
                        }),
                        trouble -> ifStill(source, () -> fail(trouble)));
    }

    private void ifStill(Source source, Runnable action) {
        if (shown.equals(Optional.of(source))) {
            action.run();
        }
    }

    private void fail(Exception trouble) {
        String sentence = trouble instanceof ProblemException known
                ? bench.wording().sentence(known.problem())
                : bench.messages().text("training.data.unreadable", String.valueOf(trouble.getMessage()));
        VBox box = new VBox(
                Labels.of(bench.messages().text("training.data.failed.title"), StyleNames.EMPTY_TITLE),
                Labels.wrapped(sentence, StyleNames.EMPTY_TEXT));
        box.getStyleClass().add(StyleNames.EMPTY_STATE);
        stage.getChildren().setAll(box);
    }

    private void show(DataPreview preview) {
        boolean isPlane = preview.settings().source().signature().isPlane();
        content.getChildren().setAll(isPlane ? points(preview) : samples(preview));
        if (preview.settings().signature().hasClasses()) {
            content.getChildren().addAll(line(), classes(preview));
        }
        content.getChildren().addAll(line(), facts(preview));
        HBox.setHgrow(content.getChildren().getFirst(), Priority.ALWAYS);
        stage.getChildren().setAll(content);
    }

    private Node points(DataPreview preview) {
        points.show(preview.samples(), ClassNames.of(bench.messages(), preview.settings(), 0));
        return points;
    }

    private Node samples(DataPreview preview) {
        List<String> names = ClassNames.of(bench.messages(), preview.settings(), 0);
        FlowPane tiles = new FlowPane(2, 2);
        for (Sample sample : preview.samples()) {
            SampleTile tile = tile(sample, preview.settings().signature(), names);
            tile.setId("data-sample-" + tiles.getChildren().size());
            tiles.getChildren().add(tile);
        }
        return column("training.data.samples", tiles, 200);
    }

    private SampleTile tile(Sample sample, DataSignature signature, List<String> names) {
        Optional<ClassMap> map = ClassMap.ofTruth(sample, signature, 0);
        String caption = map.map(classes -> SampleCaptions.label(classes, names))
                .orElseGet(() -> SampleCaptions.label(sample, names));
        SampleTile tile = new SampleTile(
                context, sample, caption, () -> bench.runs().sampleProperty().set(sample.ref()));
        map.ifPresent(tile::add);
        return tile;
    }

    private Node classes(DataPreview preview) {
        VBox all = new VBox(8);
        List<DataSignature.Target> targets = preview.settings().signature().targets();
        for (int i = 0; i < Math.min(targets.size(), preview.classCounts().size()); i++) {
            long[] counts = preview.classCounts().get(i);
            if (counts.length > 0) {
                all.getChildren()
                        .addAll(
                                Labels.of(
                                        bench.messages()
                                                .text(
                                                        "training.data.classes",
                                                        ColumnNames.of(
                                                                bench.messages(),
                                                                targets.get(i).name())),
                                        StyleNames.SECTION_CAPTION),
                                ClassBars.ofCounts(
                                        bench.messages(),
                                        ClassNames.of(bench.messages(), targets.get(i)),
                                        counts,
                                        targets.get(i).isClassMap()));
            }
        }
        ScrollPane scroll = scroll(all);
        all.getStyleClass().add(StyleNames.PANE_BODY);
        scroll.setMinWidth(CLASSES_WIDTH);
        scroll.setMaxWidth(CLASSES_WIDTH);
        return scroll;
    }

    private Node facts(DataPreview preview) {
        ScrollPane column = column("training.data.facts", DataFacts.of(bench.messages(), preview), FACTS_WIDTH);
        column.setMaxWidth(FACTS_WIDTH);
        return column;
    }

    private ScrollPane column(String captionKey, Node body, double minWidth) {
        Messages messages = bench.messages();
        VBox box = new VBox(6, Labels.of(messages.text(captionKey), StyleNames.SECTION_CAPTION), body);
        box.getStyleClass().add(StyleNames.PANE_BODY);
        ScrollPane scroll = scroll(box);
        scroll.setMinWidth(minWidth);
        return scroll;
    }

    private static ScrollPane scroll(Node body) {
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        return scroll;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add(StyleNames.DIVIDER);
        return line;
    }
}
