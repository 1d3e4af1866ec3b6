package org.lamina.ui.inspector;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Described;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Amounts;
import org.lamina.ui.text.Messages;

/// What is shown while nothing is selected: the totals of the network and how it will be trained.
final class NetworkOverview extends VBox {
    private final Workbench bench;
    private final Facts facts = new Facts();
    private final ParamForm form;

    NetworkOverview(Workbench bench) {
        this.bench = bench;
        Messages messages = bench.messages();
        form = new ParamForm(messages, bench.editor(), "param-", new VBox(), this::changed);
        getStyleClass().add(StyleNames.INSPECTOR);
        Label hint = Labels.bound(messages, "inspector.nothing-selected", StyleNames.MUTED);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        hint,
                        Labels.bound(messages, "inspector.section.network", StyleNames.SECTION_CAPTION),
                        facts,
                        Labels.bound(messages, "inspector.section.training", StyleNames.SECTION_CAPTION),
                        form.rows());
        messages.languageProperty().subscribe((_, _) -> form.rebuild());
    }

    void refresh() {
        Messages messages = bench.messages();
        Locale language = messages.language();
        Analysis analysis = bench.editor().projectAnalysis();
        facts.clear();
        facts.add(messages.text("inspector.fact.layers"), messages.text("inspector.count", analysis.layers()))
                .setId("fact-layers");
        facts.add(
                messages.text("inspector.fact.parameters"),
                messages.text("inspector.count", analysis.total().parameters()));
        if (analysis.total().trainable() != analysis.total().parameters()) {
            facts.add(
                    messages.text("inspector.fact.trainable"),
                    messages.text("inspector.count", analysis.total().trainable()));
        }
        facts.add(
                messages.text("inspector.fact.macs"),
                Amounts.count(analysis.total().macs(), language));
        facts.add(
                messages.text(
                        "inspector.fact.memory",
                        analysis.document().settings().training().batchSize()),
                Amounts.bytes(analysis.memoryBytes(), language));
        form.show(analysis.document().settings().training());
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
