package org.lamina.ui.project;

import java.io.IOException;
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
import org.lamina.ui.model.Comparison;
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
    private final RunBook book;
    private final RunKeeper runs;
    private final PastRuns pastRuns;
    private final AutoSave autoSave;
    private final ReadOnlyObjectWrapper<@Nullable Project> project = new ReadOnlyObjectWrapper<>();
    private final List<Runnable> afterSaving = new ArrayList<>();
    private String onDisk = FileStamp.NONE;
    private int saving;
    private boolean toldNothingIsKept;

    public ProjectFiles(Workbench bench, Prompts prompts, RecentFiles recent, Recovery recovery) {
        this.bench = bench;
        this.prompts = prompts;
        this.recent = recent;
        this.recovery = recovery;
        book = new RunBook(bench, prompts);
        runs = new RunKeeper(bench, prompts, book);
        pastRuns = new PastRuns(bench, prompts, book, runs);
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
        whenSafe(() -> show(ProjectTemplates.forData(source), Project.unsaved(""), FileStamp.NONE, true));
    }

    /// Opens something that is no file, as a sample; saving it asks for a file.
    public void openCopy(String name, Callable<GraphDocument> source) {
        openCopy(name, source, () -> {});
    }

    /// The same, and does something once it is open.
    public void openCopy(String name, Callable<GraphDocument> source, Runnable then) {
        bench.jobs()
                .run(
                        source,
                        document -> whenSafe(() -> {
                            show(document, Project.unsaved(name), FileStamp.NONE, true);
                            then.run();
                        }),
                        trouble -> report("file.unreadable", name, trouble));
    }

    /// Asks for a file and opens it.
    public void open() {
        prompts.fileToOpen(this::open);
    }

    /// Opens a file if it can be read; only then what is open is given up.
    public void open(Path file) {
        bench.jobs()
                .run(
                        () -> new Read(FileStamp.of(file), ProjectCodec.read(file)),
                        read -> whenSafe(() -> {
                            Project opened = Project.of(file);
                            show(read.document(), opened, read.stamp(), true);
                            recent.add(file);
                            opened.runFolder().ifPresent(runs::resume);
                        }),
                        trouble -> {
                            if (Files.notExists(file)) {
                                recent.remove(file);
                            }
                            report("file.unreadable", String.valueOf(file.getFileName()), trouble);
                        });
    }

    /// Asks for a file and marks in what the open project differs from it.
    public void compare() {
        prompts.fileToOpen(file -> compare(file, false));
    }

    /// Marks in what the open project differs from its file.
    public void compareWithSaved() {
        project().flatMap(Project::file).ifPresent(file -> compare(file, true));
    }

    private void compare(Path file, boolean isSaved) {
        String name = String.valueOf(file.getFileName());
        Project open = project.get();
        bench.jobs()
                .run(
                        () -> ProjectCodec.read(file),
                        document -> {
                            if (open != null && open == project.get()) {
                                bench.editor().compareWith(new Comparison(name, document, isSaved));
                            }
                        },
                        trouble -> report("file.unreadable", name, trouble));
    }

    private void show(GraphDocument document, Project opened, String stamp, boolean saved) {
        bench.runs().close();
        if (saved) {
            recovery.beginAnew();
        }
        runs.use(opened.runFolder().orElse(recovery.runFolder()));
        if (saved) {
            bench.editor().open(Placement.complete(document));
        } else {
            bench.editor().openUnsaved(Placement.complete(document));
        }
        onDisk = stamp;
        project.set(opened);
        autoSave.writeNow();
    }

    /// Shows what a crashed program left, once its place is this program's; it counts as changed until it is saved.
    void showRestored(GraphDocument document, Recovery.Lost lost) {
        Project restored = lost.project();
        show(document, restored, lost.stamp(), false);
        runs.resume(restored.runFolder().orElse(recovery.runFolder()));
    }

    /// What would be lost if the program ended now: edits, and the training of a project without a file.
    private Optional<Origin> atRisk() {
        boolean changed = bench.editor().modifiedProperty().get();
        return project()
                .filter(open -> changed || open.file().isEmpty() && (runs.hasSavedTraining() || runs.isTraining()))
                .map(open -> new Origin(open, onDisk, changed));
    }

    /// What is recorded of the open project's runs.
    public RunBook runBook() {
        return book;
    }

    /// What can be done with them.
    public PastRuns pastRuns() {
        return pastRuns;
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
            String name = Project.shownName(open.name(), bench.messages()) + Project.ENDING;
            Path suggested = open.file().map(file -> file.resolveSibling(name)).orElse(Path.of(name));
            prompts.fileToSave(suggested, file -> writeAs(file, then));
        }
    }

    /// The file dialog asked about the name that was typed; of what the ending leads to it knows nothing.
    private void writeAs(Path typed, Runnable then) {
        Path file = Project.withEnding(typed);
        if (!file.equals(typed) && Files.exists(file)) {
            prompts.replace(String.valueOf(file.getFileName()), () -> write(file, then));
        } else {
            write(file, then);
        }
    }

    private void write(Path file, Runnable then) {
        boolean isOwn = project().map(Project::path).equals(Optional.of(Project.absolute(file)));
        write(file, isOwn ? onDisk : null, then);
    }

    /// @param expected what the file must be like, so that nobody else's work is written over; null for anything
    private void write(Path file, @Nullable String expected, Runnable then) {
        GraphDocument document = bench.editor().project();
        saving++;
        bench.jobs()
                .run(
                        () -> save(document, file, expected),
                        stamp -> {
                            saving--;
                            if (stamp.isEmpty()) {
                                afterSaving.clear();
                                askWhoseChangesStay(file, then);
                            } else {
                                saved(document, file, stamp.get());
                                then.run();
                                goOn();
                            }
                        },
                        trouble -> {
                            saving--;
                            afterSaving.clear();
                            String name = String.valueOf(file.getFileName());
                            prompts.notSaved(sentence("file.unwritable", name, trouble), () -> saveAs(then));
                        });
    }

    /// Saves and returns the new stamp, or nothing where the file is not as expected. A file that is gone is made anew.
    private static Optional<String> save(GraphDocument document, Path file, @Nullable String expected)
            throws IOException, ProblemException {
        String now = expected == null ? FileStamp.NONE : FileStamp.of(file);
        if (!now.equals(FileStamp.NONE) && !now.equals(expected)) {
            return Optional.empty();
        }
        ProjectCodec.save(document, file);
        return Optional.of(FileStamp.of(ProjectCodec.write(document)));
    }

    private void saved(GraphDocument document, Path file, String stamp) {
        Project saved = Project.of(file);
        boolean isNew = !Optional.of(saved).equals(project());
        onDisk = stamp;
        project.set(saved);
        recent.add(file);
        if (bench.editor().project() == document) {
            bench.editor().markSaved();
        }
        saved.runFolder().ifPresent(runs::keepIn);
        if (isNew && runs.hasTraining()) {
            prompts.done(bench.messages().text("file.saved-with-weights", saved.name(), saved.runFolderName()));
        }
        autoSave.writeNow();
    }

    private void askWhoseChangesStay(Path file, Runnable then) {
        prompts.changedOnDisk(String.valueOf(file.getFileName()), () -> write(file, null, then), () -> saveAs(then));
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
            recovery.beginAnew();
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
        } else if (open.file().isEmpty() && runs.hasTraining()) {
            prompts.unsavedWeights(Project.shownName(open.name(), bench.messages()), answer -> leave(answer, next));
        } else if (bench.editor().modifiedProperty().get()) {
            prompts.unsavedChanges(Project.shownName(open.name(), bench.messages()), answer -> leave(answer, next));
        } else if (open.file().isPresent()) {
            runs.secure(next);
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
        prompts.trouble(sentence(key, name, trouble));
    }

    private String sentence(String key, String name, Exception trouble) {
        LOG.warn("{} {}: {}", key, name, trouble.toString());
        return trouble instanceof ProblemException problem
                ? bench.wording().sentence(problem.problem())
                : bench.messages().text(key, name, String.valueOf(trouble.getMessage()));
    }

    /// What was read, and the stamp of it taken before, so that a later change cannot go unnoticed.
    private record Read(String stamp, GraphDocument document) {}
}
