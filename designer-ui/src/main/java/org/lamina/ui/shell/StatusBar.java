package org.lamina.ui.shell;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.check.Analysis;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.theme.Theme;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.fx.Room;
import org.lamina.ui.project.Project;
import org.lamina.ui.project.ProjectFiles;
import org.lamina.ui.text.Amounts;
import org.lamina.ui.text.Messages;

/// The line at the bottom: what the network is and costs, whether its shapes agree, the file, and what computes.
final class StatusBar extends HBox {
    private final Workbench bench;
    private final Messages messages;

    /// What makes way in a narrow window, the first one first.
    private final List<HBox> dispensable;

    StatusBar(Workbench bench, ProjectFiles files, ObjectProperty<Theme> theme, Runnable showProblems) {
        this.bench = bench;
        this.messages = bench.messages();
        Nodes.styled(this, StyleNames.BOTTOM_BAR);
        HBox layers = fact("layers", (analysis, locale) -> NumberFormat.getIntegerInstance(locale)
                .format(analysis.layers()));
        HBox parameters = fact("parameters", (analysis, locale) -> NumberFormat.getIntegerInstance(locale)
                .format(analysis.total().parameters()));
        HBox macs = fact(
                "macs", (analysis, locale) -> Amounts.count(analysis.total().macs(), locale));
        HBox memory = fact("memory", (analysis, locale) -> "≈ " + Amounts.bytes(analysis.memoryBytes(), locale));
        HBox network = new HBox(18, layers, parameters, macs, memory, agreement(showProblems));
        network.setAlignment(Pos.CENTER_LEFT);
        ObservableValue<Boolean> open = files.projectProperty().map(_ -> true).orElse(false);
        network.visibleProperty().bind(open);
        network.managedProperty().bind(open);
        Label file = new Label();
        file.setId("status-file");
        file.textProperty().bind(fileState(files));
        HBox fileItem = new HBox(file);
        fileItem.setAlignment(Pos.CENTER_LEFT);
        fileItem.setMinWidth(0);
        file.visibleProperty().bind(open);
        dispensable = List.of(macs, memory, fileItem, layers);
        getChildren().addAll(network, Nodes.grow(), fileItem, new ThreadChoice(bench), language(), themeSwitch(theme));
    }

    @Override
    protected void layoutChildren() {
        Room.make(this, dispensable);
        super.layoutChildren();
    }

    private interface Reading {
        String of(Analysis analysis, Locale locale);
    }

    private HBox fact(String name, Reading reading) {
        ObservableValue<String> value = Bindings.createStringBinding(
                () -> reading.of(bench.editor().projectAnalysis(), messages.language()),
                bench.editor().projectAnalysisProperty(),
                messages.languageProperty());
        Label shown = Nodes.label(value, StyleNames.STATUS_VALUE);
        shown.setId("status-" + name);
        shown.setMinWidth(Region.USE_PREF_SIZE);
        ObservableValue<Integer> batch = bench.editor()
                .documentProperty()
                .map(document -> document.settings().training().batchSize());
        Label caption = Nodes.label(messages.bind("status." + name, batch));
        return Nodes.styled(new HBox(shown, caption), StyleNames.STATUS_ITEM);
    }

    private HBox agreement(Runnable showProblems) {
        Region dot = Nodes.styled(new Region(), StyleNames.STATUS_DOT);
        Label words = new Label();
        words.setId("status-problems");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            int count =
                                    bench.editor().projectAnalysis().findings().size();
                            return count == 0 ? messages.text("status.agree") : messages.text("status.problems", count);
                        },
                        bench.editor().projectAnalysisProperty(),
                        messages.languageProperty()));
        bench.editor().projectAnalysisProperty().subscribe(analysis -> {
            boolean good = analysis.findings().isEmpty();
            boolean error = !analysis.isTrainable();
            for (Node node : new Node[] {dot, words}) {
                node.pseudoClassStateChanged(StyleStates.GOOD, good);
                node.pseudoClassStateChanged(StyleStates.ERROR, error);
                node.pseudoClassStateChanged(StyleStates.WARNING, !good && !error);
            }
        });
        HBox item = Nodes.styled(new HBox(6, dot, words), StyleNames.STATUS_ITEM);
        item.setOnMouseClicked(_ -> showProblems.run());
        return item;
    }

    private ObservableValue<String> fileState(ProjectFiles files) {
        return Bindings.createStringBinding(
                () -> files.project()
                        .map(project -> {
                            boolean modified = bench.editor().modifiedProperty().get();
                            String state = project.file().isEmpty()
                                    ? "status.file.new"
                                    : modified ? "status.file.modified" : "status.file.saved";
                            return messages.text(state, Project.shownName(project.name(), messages));
                        })
                        .orElse(""),
                files.projectProperty(),
                bench.editor().modifiedProperty(),
                messages.languageProperty());
    }

    private Button language() {
        Button button = Nodes.styled(new Button(), StyleNames.FLAT_BUTTON);
        button.setId("status-language");
        button.setFocusTraversable(false);
        button.textProperty().bind(messages.bind("status.language"));
        button.setOnAction(_ -> {
            int now = Messages.LANGUAGES.indexOf(messages.language());
            messages.languageProperty().set(Messages.LANGUAGES.get((now + 1) % Messages.LANGUAGES.size()));
        });
        return button;
    }

    private Button themeSwitch(ObjectProperty<Theme> theme) {
        Button button = Nodes.styled(new Button(), StyleNames.FLAT_BUTTON);
        button.setId("status-theme");
        button.setFocusTraversable(false);
        FontIcon icon = new FontIcon(Feather.MOON);
        button.setGraphic(icon);
        button.accessibleTextProperty().bind(messages.bind("status.theme"));
        theme.subscribe(now -> icon.setIconCode(now.isDark() ? Feather.SUN : Feather.MOON));
        button.setOnAction(_ -> {
            Theme[] all = Theme.values();
            theme.set(all[(theme.get().ordinal() + 1) % all.length]);
        });
        return button;
    }
}
