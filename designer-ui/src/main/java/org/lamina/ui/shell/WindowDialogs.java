package org.lamina.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.Engine;
import org.lamina.graph.settings.DataSpec;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.Sheet;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.inspector.Facts;
import org.lamina.ui.problems.WhyView;
import org.lamina.ui.project.LostProjects;
import org.lamina.ui.project.Recovery;
import org.lamina.ui.start.DataCards;
import org.lamina.ui.start.Shelves;
import org.lamina.ui.start.TemplateGallery;
import org.lamina.ui.text.Messages;

/// The window's own sheets: choice of data, list of shortcuts, what the program is, and the offer to restore edits.
final class WindowDialogs {
    private static final double DATA_WIDTH = 564;

    /// Title, text, button and what lies around the sheet.
    private static final double DATA_FRAME = 220;
    private static final double TEMPLATES_WIDTH = 620;
    private static final double ABOUT_WIDTH = 520;
    private static final List<String> FIRST_STEPS = List.of("begin", "draw", "train", "look", "keep");
    private static final double SHORTCUTS_WIDTH = 460;
    private static final double SHORTCUTS_HEIGHT = 460;

    private final Workbench bench;
    private final Messages messages;
    private final SheetLayer sheets;

    WindowDialogs(Workbench bench, SheetLayer sheets) {
        this.bench = bench;
        this.messages = bench.messages();
        this.sheets = sheets;
    }

    /// Asks which data to use; title and text keys are `dialog.<purpose>.title` and `.text`.
    void chooseData(String purpose, Consumer<DataSpec> chosen) {
        Sheet sheet = new Sheet(
                        messages.text("dialog." + purpose + ".title"), messages.text("dialog." + purpose + ".text"))
                .wide(DATA_WIDTH)
                .cancelButton(messages.text("dialog.cancel"), () -> {});
        ScrollPane scroll = scrolling(new DataCards(bench, source -> {
            sheet.close();
            chosen.accept(source);
        }));
        scroll.maxHeightProperty().bind(sheets.heightProperty().subtract(DATA_FRAME));
        sheets.show(sheet.content(scroll));
    }

    private static ScrollPane scrolling(Node content) {
        ScrollPane scroll = Nodes.styled(new ScrollPane(content), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /// Asks which architecture to begin with.
    void chooseTemplate(TemplateGallery gallery, Consumer<? super TemplateGallery.Entry> chosen) {
        Sheet sheet = new Sheet(messages.text("dialog.template.title"), messages.text("dialog.template.text"))
                .wide(TEMPLATES_WIDTH)
                .cancelButton(messages.text("dialog.cancel"), () -> {});
        Shelves<TemplateGallery.Entry> list = new Shelves<>(messages, "template", entry -> {
            sheet.close();
            chosen.accept(entry);
        });
        list.show(List.of(new Shelves.Shelf<>("", gallery.entries(), _ -> List.of())), List.of());
        sheets.show(sheet.content(list));
        list.focusSearch();
    }

    void shortcuts(CommandTable commands) {
        VBox list = new VBox();
        for (CommandGroup group : commands.groups()) {
            GridPane grid = Nodes.styled(new GridPane(16, 4), StyleNames.FORM_GRID);
            int row = 0;
            for (List<Command> section : group.sections()) {
                for (Command command : section) {
                    KeyCombination keys = command.shortcut();
                    if (keys != null) {
                        Label hint = Nodes.styled(new Label(keys.getDisplayText()), StyleNames.KEY_HINT);
                        hint.setMinWidth(Region.USE_PREF_SIZE);
                        grid.addRow(row++, hint, new Label(messages.text(command.messageKey())));
                    }
                }
            }
            if (row > 0) {
                list.getChildren()
                        .addAll(
                                Nodes.styled(
                                        new Label(messages.text(group.messageKey())
                                                .toUpperCase(messages.language())),
                                        StyleNames.SECTION_CAPTION),
                                grid);
            }
        }
        Label canvas = Nodes.styled(new Label(messages.text("dialog.shortcuts.canvas")), StyleNames.MUTED);
        canvas.setWrapText(true);
        canvas.setMinHeight(Region.USE_PREF_SIZE);
        list.getChildren().add(canvas);
        ScrollPane scroll = scrolling(list);
        scroll.setPrefHeight(SHORTCUTS_HEIGHT);
        sheets.show(new Sheet(messages.text("dialog.shortcuts.title"), "")
                .wide(SHORTCUTS_WIDTH)
                .content(scroll)
                .cancelButton(messages.text("dialog.close"), () -> {}));
    }

    /// What lies behind a problem.
    void why(Problem problem) {
        bench.wording()
                .whyTitle(problem)
                .ifPresent(title -> sheets.show(new Sheet(title, "")
                        .wide(ABOUT_WIDTH)
                        .content(new WhyView(messages, problem))
                        .cancelButton(messages.text("dialog.close"), () -> {})));
    }

    /// Covers the window while it can do nothing any more.
    void notice(String key) {
        sheets.show(new Sheet(messages.text(key), ""));
    }

    /// The way from an empty window to a trained network.
    void firstSteps() {
        VBox steps = new VBox(10);
        steps.setId("first-steps");
        for (String step : FIRST_STEPS) {
            steps.getChildren()
                    .add(new VBox(
                            2,
                            Labels.wrapped(messages.text("dialog.first-steps." + step), StyleNames.TITLE),
                            Labels.wrapped(messages.text("dialog.first-steps." + step + ".text"), StyleNames.MUTED)));
        }
        sheets.show(new Sheet(messages.text("dialog.first-steps.title"), "")
                .wide(ABOUT_WIDTH)
                .content(steps)
                .cancelButton(messages.text("dialog.close"), () -> {}));
    }

    /// What the program is, and what it runs on.
    void about() {
        Engine engine = bench.runs().engine();
        String version = WindowDialogs.class.getPackage().getImplementationVersion();
        Facts facts = new Facts();
        facts.setId("about");
        facts.add(
                messages.text("dialog.about.version"),
                version == null ? messages.text("dialog.about.from-source") : version);
        facts.add(messages.text("dialog.about.java"), Runtime.version().toString());
        facts.add(messages.text("dialog.about.javafx"), System.getProperty("javafx.version", ""));
        if (!engine.name().isEmpty()) {
            facts.add(messages.text("dialog.about.engine"), engine.name());
        }
        facts.add(
                messages.text("dialog.about.device"),
                messages.text("status.device", engine.device(), bench.runs().threads(), engine.processors()));
        if (!engine.isAccelerated()) {
            facts.add(messages.text("dialog.about.speed"), messages.text("dialog.about.slow"));
        }
        facts.add(
                messages.text("dialog.about.system"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        sheets.show(new Sheet(messages.text("window.name"), messages.text("dialog.about.text"))
                .wide(ABOUT_WIDTH)
                .content(facts)
                .content(Labels.wrapped(messages.text("dialog.about.licences"), StyleNames.MUTED))
                .cancelButton(messages.text("dialog.close"), () -> {}));
    }

    /// Offers what crashed programs left.
    void offerRecovery(LostProjects projects, List<Recovery.Lost> lost) {
        new RecoveryOffer(messages, sheets, projects).show(lost);
    }
}
