package org.lamina.ui.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;
import org.lamina.ui.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which project is open and how it gets from and to disk. FX thread only; files are read and written in the
/// background.
///
/// Whatever would lose changes asks first ([#whenSafe]).
public final class ProjectFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectFiles.class);

    private final Workbench bench;
    private final Prompts prompts;
    private final RecentFiles recent;
    private final Recovery recovery;
    private final RunKeeper runs;
    private final AutoSave autoSave;
    private final ReadOnlyObjectWrapper<@Nullable Project> project = new ReadOnlyObjectWrapper<>();
    private final List<Runnable> afterSaving = new ArrayList<>();
    private int saving;
    private boolean toldNothingIsKept;

    public ProjectFiles(Workbench bench, Prompts prompts, RecentFiles recent, Recovery recovery) {
        this.bench = bench;
        this.prompts = prompts;
        this.recent = recent;
        this.recovery = recovery;
        runs = new RunKeeper(bench, prompts);
        autoSave = new AutoSave(bench, recovery, this::atRisk, this::tellNothingIsKept);
    }

    /// The open project; null while nothing is open.
    public ReadOnlyObjectProperty<@Nullable Project> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public Optional<Project> project() {
        return Optional.ofNullable(project.get());
    }

    /// Begins a project with this data.
    public void createNew(DataSpec source) {
        whenSafe(() -> show(ProjectTemplates.forData(source), Project.unsaved(""), true));
    }

    /// Opens something that is no file, as a sample; saving it asks for a file.
    public void openCopy(String name, Callable<GraphDocument> source) {
        whenSafe(() -> bench.jobs()
                .run(
                        source,
                        document -> show(document, Project.unsaved(name), true),
                        trouble -> report("file.unreadable", name, trouble)));
    }

    /// Asks for a file and opens it.
    public void open() {
        whenSafe(() -> prompts.fileToOpen(this::read));
    }

    public void open(Path file) {
        whenSafe(() -> read(file));
    }

    private void read(Path file) {
        bench.jobs()
                .run(
                        () -> ProjectCodec.read(file),
                        document -> {
                            Project opened = Project.of(file);
                            show(document, opened, true);
                            recent.add(file);
                            opened.runFolder().ifPresent(runs::resume);
                        },
                        trouble -> {
                            if (Files.notExists(file)) {
                                recent.remove(file);
                            }
                            report("file.unreadable", String.valueOf(file.getFileName()), trouble);
                        });
    }

    private void show(GraphDocument document, Project opened, boolean saved) {
        bench.runs().close();
        runs.use(opened.runFolder().orElse(recovery.runFolder()));
        if (saved) {
            bench.editor().open(Placement.complete(document));
        } else {
            bench.editor().openUnsaved(Placement.complete(document));
        }
        project.set(opened);
        autoSave.writeNow();
    }

    /// Shows what a crashed program left, once its place is this program's; it counts as changed until it is saved.
    void showRestored(GraphDocument document, Recovery.Lost lost) {
        Project restored = lost.project();
        show(document, restored, false);
        runs.resume(restored.runFolder().orElse(recovery.runFolder()));
    }

    /// What would be lost if the program ended now: edits, and the training of a project without a file.
    private Optional<Origin> atRisk() {
        boolean changed = bench.editor().modifiedProperty().get();
        return project()
                .filter(open -> changed || open.file().isEmpty() && (runs.hasCheckpoint() || runs.isTraining()))
                .map(open -> new Origin(open, changed));
    }

    public void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        Project open = project.get();
        if (open != null) {
            open.file().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
        }
    }

    public void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        Project open = project.get();
        if (open != null) {
            String name = Project.shownName(open.name(), bench.messages());
            prompts.fileToSave(name + Project.ENDING, file -> write(withEnding(file), then));
        }
    }

    private static Path withEnding(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + Project.ENDING);
    }

    private void write(Path file, Runnable then) {
        GraphDocument document = bench.editor().document();
        saving++;
        bench.jobs()
                .run(
                        () -> {
                            ProjectCodec.save(document, file);
                            return document;
                        },
                        written -> {
                            Project saved = Project.of(file);
                            project.set(saved);
                            recent.add(file);
                            if (bench.editor().document() == written) {
                                bench.editor().markSaved();
                            }
                            saved.runFolder().ifPresent(runs::keepIn);
                            autoSave.writeNow();
                            saving--;
                            then.run();
                            goOn();
                        },
                        trouble -> {
                            saving--;
                            afterSaving.clear();
                            report("file.unwritable", String.valueOf(file.getFileName()), trouble);
                        });
    }

    private void goOn() {
        List<Runnable> next = List.copyOf(afterSaving);
        afterSaving.clear();
        next.forEach(Runnable::run);
    }

    /// Closes the project; the window shows the start page.
    public void close() {
        whenSafe(() -> {
            bench.runs().close();
            bench.editor().open(GraphDocument.EMPTY);
            project.set(null);
            autoSave.writeNow();
        });
    }

    /// Does something that gives up the open project, after asking what to do with unsaved changes and weights, and
    /// after what goes to disk is there.
    public void whenSafe(Runnable next) {
        Project open = project.get();
        if (saving > 0) {
            afterSaving.add(() -> whenSafe(next));
        } else if (open == null) {
            next.run();
        } else if (bench.editor().modifiedProperty().get()) {
            prompts.unsavedChanges(Project.shownName(open.name(), bench.messages()), answer -> leave(answer, next));
        } else if (open.file().isPresent()) {
            runs.secure(next);
        } else if (runs.isTrained()) {
            prompts.unsavedWeights(Project.shownName(open.name(), bench.messages()), answer -> leave(answer, next));
        } else {
            next.run();
        }
    }

    /// Saving takes a moment in which the document may change, so all is looked at again afterwards.
    private void leave(Prompts.Unsaved answer, Runnable next) {
        switch (answer) {
            case SAVE -> save(() -> whenSafe(next));
            case DISCARD -> next.run();
            case CANCEL -> {}
        }
    }

    /// The program ends in good order: nothing of it needs to be restored.
    public void forgetRecovery(Runnable then) {
        bench.jobs()
                .run(
                        () -> {
                            recovery.forgetAll();
                            return true;
                        },
                        _ -> then.run(),
                        trouble -> {
                            LOG.warn("The recovery folder cannot be cleared", trouble);
                            then.run();
                        });
    }

    private void tellNothingIsKept() {
        if (!toldNothingIsKept) {
            toldNothingIsKept = true;
            prompts.warning(bench.messages().text("file.not-kept"));
        }
    }

    private void report(String key, String name, Exception trouble) {
        if (trouble instanceof ProblemException problem) {
            prompts.trouble(bench.wording().sentence(problem.problem()));
        } else {
            LOG.warn("{} {}", key, name, trouble);
            prompts.trouble(bench.messages().text(key, name, String.valueOf(trouble.getMessage())));
        }
    }
}
