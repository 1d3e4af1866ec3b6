package org.lamina.ui.inspector;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.text.Wording;

/// What a kind does, when to use it and when not, its formula, an example to open, its parameters and where it comes
/// from.
final class ExplainView extends VBox {
    private final Workbench bench;
    private final FormulaView formula;
    private ExampleGallery examples = ExampleGallery.NONE;
    private Consumer<OfferedProject> open = _ -> {};

    ExplainView(Workbench bench) {
        this.bench = bench;
        formula = new FormulaView(new FormulaPictures(bench.jobs()), bench.colors());
        getStyleClass().add(StyleNames.EXPLAIN);
    }

    /// @param consumer opens an example in place of the open project
    void offer(ExampleGallery gallery, Consumer<OfferedProject> consumer) {
        examples = gallery;
        open = consumer;
    }

    void show(Kind<?> kind) {
        Wording wording = bench.wording();
        formula.show(wording.formula(kind).orElse(""));
        getChildren()
                .setAll(Labels.of(wording.name(kind), StyleNames.TITLE), Labels.wrapped(wording.help(kind)), formula);
        examples.of(kind).ifPresent(this::addExample);
        if (!kind.params().isEmpty()) {
            getChildren().add(caption("inspector.section.parameters"));
            kind.params().forEach(param -> addParameter(kind, param));
        }
        wording.paper(kind).ifPresent(paper -> getChildren()
                .addAll(caption("inspector.section.paper"), Labels.wrapped(paper, StyleNames.MUTED)));
    }

    private void addExample(OfferedProject example) {
        Label title = Labels.wrapped(bench.messages().text(example.titleKey()), StyleNames.STRONG);
        Label text = Labels.wrapped(bench.messages().text(example.summaryKey()), StyleNames.MUTED);
        Button button = new Button(bench.messages().text("inspector.example.open"), new FontIcon(Feather.BOOK_OPEN));
        button.setId("open-example");
        button.setAccessibleHelp(title.getText());
        button.setOnAction(_ -> open.accept(example));
        getChildren().addAll(caption("inspector.section.example"), new VBox(2, title, text), button);
    }

    private void addParameter(Kind<?> kind, Param<?, ?> param) {
        Label name = Labels.of(bench.wording().label(kind, param), StyleNames.STRONG);
        Label tip = Labels.wrapped(bench.wording().tip(kind, param), StyleNames.MUTED);
        getChildren().add(new VBox(2, name, tip));
    }

    private Label caption(String key) {
        return Labels.of(bench.messages().text(key), StyleNames.SECTION_CAPTION);
    }
}
