package org.lamina.ui.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Wording;

/// What a kind does, when to use it and when not, its formula, its parameters and where it comes from.
final class ExplainView extends VBox {
    private final Workbench bench;
    private final FormulaView formula;

    ExplainView(Workbench bench) {
        this.bench = bench;
        formula = new FormulaView(new FormulaPictures(bench.jobs()), bench.colors());
        getStyleClass().add(StyleNames.EXPLAIN);
    }

    void show(Kind<?> kind) {
        Wording wording = bench.wording();
        formula.show(wording.formula(kind).orElse(""));
        getChildren()
                .setAll(Labels.of(wording.name(kind), StyleNames.TITLE), Labels.wrapped(wording.help(kind)), formula);
        if (!kind.params().isEmpty()) {
            getChildren().add(caption("inspector.section.parameters"));
            kind.params().forEach(param -> addParameter(kind, param));
        }
        wording.paper(kind).ifPresent(paper -> getChildren()
                .addAll(caption("inspector.section.paper"), Labels.wrapped(paper, StyleNames.MUTED)));
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
