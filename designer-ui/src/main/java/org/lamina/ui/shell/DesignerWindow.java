package org.lamina.ui.shell;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingSession;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.theme.Theme;
import org.lamina.theme.Themes;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.RestartSheets;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.dialog.Toasts;
import org.lamina.ui.dialog.WindowPrompts;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.library.BlockChooser;
import org.lamina.ui.library.RepeatOffer;
import org.lamina.ui.project.LostProjects;
import org.lamina.ui.project.Project;
import org.lamina.ui.project.ProjectFiles;
import org.lamina.ui.project.Prompts;
import org.lamina.ui.project.Recovery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.start.StartActions;
import org.lamina.ui.start.StartPage;
import org.lamina.ui.text.Messages;
import org.lamina.ui.training.RunActions;
import org.lamina.ui.visual.Exports;
import org.lamina.ui.visual.FilePicker;
import org.lamina.ui.visual.VisualContext;

/// The program's window: menus, panes, canvas, status bar, and what lies in front of them. FX thread only.
///
/// Whoever makes one shows it with [#show]; it closes itself when the user wants to and nothing would be lost.
public final class DesignerWindow {
    private static final List<String> LIVE_PANES = List.of("curves", "inspect", "evaluate");
    private static final int SETTLING_FRAMES = 6;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);

    private final Stage stage;
    private final Workbench bench;
    private final Surroundings around;
    private final ObjectProperty<Theme> theme;
    private final SheetLayer sheets = new SheetLayer();
    private final Toasts toasts = new Toasts();
    private final BlockChooser blocks;
    private final RunLog log = new RunLog();
    private final ProjectFiles files;
    private final LostProjects lost;
    private final WindowDialogs dialogs;
    private final Surface surface;
    private final RunActions run;
    private final WindowPanes panes;
    private final CommandTable commands;
    private final CommandPalette palette;
    private final SearchSources sources;
    private final StartPage start;
    private final StartActions actions;
    private final Scene scene;

    public DesignerWindow(Stage stage, Workbench bench, Surroundings around) {
        this.stage = stage;
        this.bench = bench;
        this.around = around;
        Messages messages = bench.messages();
        theme = new SimpleObjectProperty<>(this, "theme", around.settings().theme());
        Themes.prepare(theme.get());
        Recovery recovery = new Recovery(around.recoveryFolder());
        Prompts prompts = new WindowPrompts(sheets, messages, stage, around.files(), toasts::show);
        Workbench onDisk = bench.withJobs(around.disk());
        files = new ProjectFiles(onDisk, prompts, around.settings(), recovery);
        lost = new LostProjects(onDisk, prompts, recovery, files);
        dialogs = new WindowDialogs(bench, sheets);
        surface = new CanvasSurface(bench);
        actions = new ProjectActions(files, this::explain);
        blocks = new BlockChooser(onDisk, around.blocks(), around.ownBlocks(), sheets, toasts, surface::addBlock);
        surface.useBlocks(blocks.follow(files.projectProperty()));
        run = new RunActions(bench, bench.runs()::folder, this::notTrainable, new RestartSheets(sheets, messages));
        run.setOnTraining(this::trainingBegins);
        Exports exports =
                new Exports(messages, FilePicker.dialog(), sentence -> toasts.show(sentence, StyleStates.ACTIVE));
        panes = new WindowPanes(
                bench,
                surface,
                new WindowPanes.Offers(around, actions, blocks.entriesProperty()),
                new WindowPanes.RunViews(run, log, files.pastRuns()),
                new VisualContext(bench.colors(), messages, exports));
        panes.setOnExplain(dialogs::why);
        commands = commands(messages);
        palette = new CommandPalette(messages);
        sources = new SearchSources(bench, commands, surface, around, actions, blocks);
        start = new StartPage(bench, around.samples(), actions, this::newProject, this::fromTemplate);
        StackPane root = Nodes.styled(
                new StackPane(frame(messages), palette, toasts, sheets, bench.colors()), StyleNames.APP_ROOT);
        // Over the canvas, where they cover neither curves nor pictures, and behind questions.
        toasts.translateYProperty().bind(panes.arrangement().bottomHeight().negate());
        WindowState state = around.settings().window();
        scene = new Scene(root, state.width(), state.height());
        Shortcuts.install(scene, commands, sheets);
        MenuKeys.install(scene);
        followThemeAndLanguage(messages);
        followEvents();
        followProject(messages);
        stage.setScene(scene);
        stage.setMaximized(state.maximized());
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    private CommandTable commands(Messages messages) {
        ObservableValue<Boolean> open = files.projectProperty().map(_ -> true).orElse(false);
        return new CommandTable(
                messages,
                List.of(
                        FileCommands.group(
                                files, bench.editor(), this::newProject, this::fromTemplate, this::recover, this::quit),
                        EditCommands.group(bench.editor(), messages, surface, open, this::find),
                        ViewCommands.group(surface, panes.arrangement(), theme, messages, open),
                        NetworkCommands.group(bench.editor(), surface, open, blocks, repeats(), this::changeData),
                        TrainCommands.group(bench, run, open),
                        HelpCommands.group(dialogs::firstSteps, this::search, this::showShortcuts, dialogs::about)));
    }

    private RepeatOffer repeats() {
        return new RepeatOffer(bench, sheets, toasts, surface::reveal);
    }

    private BorderPane frame(Messages messages) {
        MenuStrip menus = new MenuStrip(commands, messages);
        BorderPane frame = new BorderPane();
        frame.setTop(new TopBar(
                commands,
                messages,
                menus.create(() -> around.settings().files(), around.samples(), actions),
                panes.runControls()));
        frame.setBottom(new StatusBar(bench, files, theme, () -> panes.choose("problems")));
        return frame;
    }

    private void followThemeAndLanguage(Messages messages) {
        Themes.apply(scene, theme.get());
        theme.subscribe((_, now) -> {
            Themes.apply(scene, now);
            around.settings().keepTheme(now);
        });
        messages.languageProperty().subscribe((_, now) -> around.settings().keepLanguage(now));
        bench.runs().chosenThreadsProperty().set(around.settings().threads());
        bench.runs().chosenThreadsProperty().subscribe((_, now) -> around.settings()
                .keepThreads(now.intValue()));
    }

    private void followEvents() {
        bench.editor().setOnRefused(problem -> {
            log.add(problem);
            toasts.show(bench.wording().sentence(problem), StyleStates.WARNING);
        });
        bench.runs().sessionProperty().subscribe(session -> {
            if (session != null) {
                log.learns(session.document().settings().data().signature());
            }
        });
        bench.runs().pastProperty().subscribe(past -> {
            if (past != null) {
                log.add(past.record());
            }
        });
        bench.runs().onEvent(event -> {
            log.add(event);
            if (event instanceof TrainingEvent.Failed failed
                    && bench.runs().session().isPresent()) {
                toasts.show(bench.wording().sentence(failed.problem()), StyleStates.ERROR);
            } else if (event instanceof TrainingEvent.Finished) {
                toasts.show(log.entries().getLast().words().apply(bench.messages()), StyleStates.GOOD);
            }
        });
    }

    private void followProject(Messages messages) {
        BorderPane frame =
                (BorderPane) scene.getRoot().getChildrenUnmodifiable().getFirst();
        files.projectProperty().subscribe(project -> {
            start.showRecent(around.settings().files());
            toasts.clear();
            Nodes.show(panes.runControls(), project != null);
            if (project != null) {
                panes.makeAll();
            }
            frame.setCenter(project == null ? start : panes.arrangement().node());
        });
        files.projectProperty().subscribe((before, now) -> {
            if (now != null && before == null) {
                surface.fit();
                surface.focus();
            }
        });
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> files.project().map(this::title).orElseGet(() -> messages.text("window.name")),
                        files.projectProperty(),
                        bench.editor().modifiedProperty(),
                        messages.languageProperty()));
    }

    private String title(Project project) {
        boolean modified = bench.editor().modifiedProperty().get();
        String name = Project.shownName(project.name(), bench.messages());
        return bench.messages().text(modified ? "window.title.modified" : "window.title", name);
    }

    /// Shows the window, and after a crash the offer to restore what was lost.
    public void show() {
        stage.show();
        whenSettled(this::makePanes);
        lost.find(found -> {
            if (!found.isEmpty()) {
                dialogs.offerRecovery(lost, found);
            }
        });
    }

    private void recover() {
        lost.find(found -> {
            if (found.isEmpty()) {
                toasts.show(bench.messages().text("file.nothing-lost"), StyleStates.GOOD);
            } else {
                dialogs.offerRecovery(lost, found);
            }
        });
    }

    /// One pane per frame, so that the window answers meanwhile.
    private void makePanes() {
        Subscription[] beats = {Subscription.EMPTY};
        beats[0] = bench.pulse().every(() -> {
            if (!panes.makeNext()) {
                beats[0].unsubscribe();
            }
        });
    }

    private void newProject() {
        dialogs.chooseData("new", files::createNew);
    }

    private void fromTemplate() {
        dialogs.chooseTemplate(around.templates(), actions::open);
    }

    private void changeData() {
        panes.choose("data");
    }

    /// Brings a pane forward that shows how the training goes, unless one is open; a closed lower side stays closed.
    private void trainingBegins() {
        if (panes.arrangement().bottomShown().get() && Collections.disjoint(panes.bottomShown(), LIVE_PANES)) {
            panes.choose("curves");
        }
    }

    private void notTrainable() {
        panes.choose("problems");
        bench.editor().projectAnalysis().findings().stream()
                .findFirst()
                .ifPresent(finding -> toasts.show(bench.wording().sentence(finding.problem()), StyleStates.ERROR));
    }

    private void search() {
        palette.open(sources.everything(files.project().isPresent()), "search.prompt");
    }

    private void find() {
        palette.open(sources.nodes(), "search.find");
    }

    private void showShortcuts() {
        dialogs.shortcuts(commands);
    }

    /// Ends the program, after asking about unsaved changes and giving the training a bounded time to stop.
    public void quit() {
        files.whenSafe(() -> {
            around.settings().keepWindow(state());
            Optional<TrainingSession> session = bench.runs().session();
            bench.runs().close();
            dialogs.notice("window.ending");
            bench.jobs()
                    .run(
                            () -> session.isEmpty() || session.get().awaitClosed(CLOSE_LIMIT),
                            _ -> files.forgetRecovery(stage::hide),
                            _ -> files.forgetRecovery(stage::hide));
        });
    }

    /// The open project and how it gets from and to disk.
    public ProjectFiles files() {
        return files;
    }

    public Scene scene() {
        return scene;
    }

    /// How it is arranged now.
    WindowState state() {
        return panes.arrangement().state(scene.getWidth(), scene.getHeight(), stage.isMaximized());
    }

    /// What happened in it.
    RunLog log() {
        return log;
    }

    /// All commands, by id.
    public CommandTable commands() {
        return commands;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// Opens what comes with the program in place of the open project.
    public void openSample(OfferedProject project) {
        actions.open(project);
    }

    /// Selects a layer and shows the help on it.
    public void explain(NodeId layer) {
        bench.editor().select(Set.of(layer));
        surface.reveal(layer);
        panes.choose("explain");
    }

    /// Selects the node with this name and brings it into view.
    ///
    /// @return whether there is one
    public boolean selectNode(String name) {
        Optional<GraphNode> node = bench.editor().project().network().nodes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        node.ifPresent(found -> {
            bench.editor().select(Set.of(found.id()));
            surface.reveal(found.id());
        });
        return node.isPresent();
    }

    /// Shows a pane by its id: `layers`, `samples`, `outline`, `curves`, `inspect`, `evaluate`, `data`, `settings`,
    /// `problems`, `runs`, `log`.
    ///
    /// @return whether there is one
    public boolean choosePane(String id) {
        return panes.choose(id);
    }

    /// Calls back when the window has drawn some frames, so that what was asked of it before can be seen.
    public void whenSettled(Runnable then) {
        int[] frames = {SETTLING_FRAMES};
        Subscription[] beats = {Subscription.EMPTY};
        beats[0] = bench.pulse().every(() -> {
            if (--frames[0] == 0) {
                beats[0].unsubscribe();
                then.run();
            }
        });
    }

    public void setLanguage(Locale language) {
        bench.messages().languageProperty().set(Messages.nearest(language));
    }
}
