package org.lamina.ui.training;

import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Described;
import org.lamina.graph.run.Progress;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.inspector.ParamForm;
import org.lamina.ui.text.Wording;

/// How the network is trained, as a form in as many columns as there is room for. The learning rate reaches a run that
/// is under way at once; everything else waits for the next one.
public final class TrainingSettingsPane extends VBox {
    private static final double COLUMN = 280;

    private final Workbench bench;
    private final FlowPane columns = new FlowPane(Orientation.VERTICAL, 32, 8);
    private final ParamForm form;

    public TrainingSettingsPane(Workbench bench) {
        this.bench = bench;
        setId("training-settings");
        getStyleClass().addAll(StyleNames.PANE, StyleNames.PANE_BODY);
        form = new ParamForm(bench.messages(), bench.editor(), "setting-", columns, this::changed);
        columns.setPadding(new Insets(4, 0, 0, 0));
        columns.setColumnHalignment(HPos.LEFT);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(note(), scroll);
        bench.editor().documentProperty().subscribe(now -> {
            form.show(now.settings().training());
            widen();
        });
        bench.messages().languageProperty().subscribe((_, _) -> {
            form.rebuild();
            widen();
        });
    }

    private void widen() {
        columns.getChildren().forEach(row -> ((Region) row).setPrefWidth(COLUMN));
    }

    private Label note() {
        Label note = Labels.of("", StyleNames.MUTED);
        note.setId("settings-note");
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            Progress progress = bench.runs().progressProperty().get();
                            return progress == null
                                    ? bench.messages().text("training.settings.note")
                                    : bench.messages()
                                            .text(
                                                    "training.settings.live",
                                                    Wording.significant(progress.learningRate(), 4));
                        },
                        bench.runs().progressProperty(),
                        bench.messages().languageProperty()));
        note.setWrapText(true);
        return note;
    }

    private void changed(Described value, String path) {
        if (value instanceof TrainingSettings training) {
            bench.editor()
                    .perform(
                            new Edit.ChangeSettings(
                                    bench.editor().document().settings().withTraining(training)),
                            "training/" + path);
        }
    }
}
