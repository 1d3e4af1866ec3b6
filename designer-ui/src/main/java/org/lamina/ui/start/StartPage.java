package org.lamina.ui.start;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;

/// What the window shows while no project is open: begin one, open one, or look at a sample.
public final class StartPage extends ScrollPane {
    private static final double GAP = 16;
    private static final int COLUMNS = 4;
    private static final int MOST_RECENT = 4;

    private final VBox recent = new VBox();
    private final Label recentCaption;
    private final StartActions actions;

    /// @param newProject asks for the data of a new project
    /// @param fromTemplate asks for the architecture of one
    public StartPage(
            Workbench bench, SampleGallery gallery, StartActions actions, Runnable newProject, Runnable fromTemplate) {
        this.actions = actions;
        Nodes.styled(this, StyleNames.PLAIN_SCROLL);
        setFitToWidth(true);
        setId("start-page");
        Button create = Nodes.styled(new Button(), StyleNames.PRIMARY_BUTTON);
        create.setId("start-new");
        create.textProperty().bind(bench.messages().bind("start.new"));
        create.setGraphic(new FontIcon(Feather.PLUS));
        create.setOnAction(_ -> newProject.run());
        Button template = new Button();
        template.setId("start-template");
        template.textProperty().bind(bench.messages().bind("start.template"));
        template.setGraphic(new FontIcon(Feather.LAYERS));
        template.setOnAction(_ -> fromTemplate.run());
        Button open = new Button();
        open.setId("start-open");
        open.textProperty().bind(bench.messages().bind("start.open"));
        open.setGraphic(new FontIcon(Feather.FOLDER));
        open.setOnAction(_ -> actions.open());
        recentCaption = Nodes.label(bench.messages().bind("start.recent"), StyleNames.SECTION_CAPTION);
        TilePane samples = new TilePane(GAP, GAP);
        gallery.entries().forEach(sample -> samples.getChildren()
                .add(new SampleCard(bench, sample, () -> actions.open(sample))));
        VBox page = Nodes.styled(
                new VBox(
                        Nodes.label(bench.messages().bind("start.title"), StyleNames.START_TITLE),
                        Nodes.label(bench.messages().bind("start.subtitle"), StyleNames.MUTED),
                        new HBox(8, create, template, open),
                        recentCaption,
                        recent,
                        Nodes.label(bench.messages().bind("start.samples"), StyleNames.SECTION_CAPTION),
                        samples),
                StyleNames.START_PAGE);
        samples.setPrefColumns(COLUMNS);
        setContent(page);
        showRecent(List.of());
    }

    /// Shows the files that were opened last; the menu has more of them.
    public void showRecent(List<Path> files) {
        recent.getChildren()
                .setAll(files.stream().limit(MOST_RECENT).map(this::row).toList());
        for (int i = 0; i < recent.getChildren().size(); i++) {
            recent.getChildren().get(i).setId("recent-" + i);
        }
        Nodes.show(recentCaption, !files.isEmpty());
        Nodes.show(recent, !files.isEmpty());
    }

    private Node row(Path file) {
        HBox row = Nodes.styled(
                new HBox(
                        new FontIcon(Feather.FILE),
                        new Label(String.valueOf(file.getFileName())),
                        Nodes.styled(new Label(String.valueOf(file.getParent())), StyleNames.FAINT)),
                StyleNames.RECENT_ROW);
        Cards.pressable(row, () -> actions.open(file));
        return row;
    }
}
