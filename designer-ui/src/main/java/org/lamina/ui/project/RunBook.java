package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.DataHash;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.record.RunRecord;
import org.lamina.graph.record.RunRecorder;
import org.lamina.graph.record.RunStore;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.record.RunUpdate;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.Workbench;
import org.lamina.ui.model.PastRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The record of the open project's runs. What the session tells goes into the file in the run folder, some seconds'
/// worth at a time and in the background; what earlier sessions told comes back from it. FX thread only.
public final class RunBook {
    private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Workbench bench;
    private final Prompts prompts;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private @Nullable Path folder;
    private @Nullable RunRecorder recorder;
    private long writtenAt;
    private boolean writing;
    private boolean again;
    private boolean listed;
    private boolean toldNothingIsRecorded;

    RunBook(Workbench bench, Prompts prompts) {
        this.bench = bench;
        this.prompts = prompts;
        bench.runs().onOpen(this::begin);
        bench.runs().sessionProperty().subscribe((_, now) -> {
            if (now == null) {
                write();
            }
        });
        bench.runs().onScalars(scalars -> {
            if (recorder != null) {
                recorder.take(scalars);
                writeSometimes();
            }
        });
        bench.runs().onEvent(this::take);
    }

    private void begin() {
        bench.runs().session().ifPresent(session -> {
            GraphDocument document = session.document();
            recorder = RunRecorder.begin(
                    session.run(),
                    ProjectCodec.write(document),
                    document.settings().training().seed(),
                    DataHash.of(document.settings().data()),
                    bench.wording()::sentence,
                    InstantSource.system());
        });
    }

    private void take(TrainingEvent event) {
        if (recorder == null) {
            return;
        }
        recorder.take(event);
        switch (event) {
            case TrainingEvent.CheckpointSaved _,
                    TrainingEvent.Evaluated _,
                    TrainingEvent.Finished _,
                    TrainingEvent.Failed _ -> write();
            case TrainingEvent.Prepared _,
                    TrainingEvent.StateChanged _,
                    TrainingEvent.EpochFinished _,
                    TrainingEvent.LearningRateChanged _ -> writeSometimes();
        }
    }

    private void writeSometimes() {
        if (System.nanoTime() - writtenAt > PAUSE_NANOS) {
            write();
        }
    }

    /// Writes what is new; while something is being written, afterwards.
    private void write() {
        RunRecorder now = recorder;
        Path where = folder;
        if (now == null || where == null || !now.hasChanged()) {
            return;
        }
        if (writing) {
            again = true;
            return;
        }
        writtenAt = System.nanoTime();
        Optional<RunUpdate> update = now.takeChanges();
        if (update.isEmpty()) {
            return;
        }
        writing = true;
        bench.jobs()
                .run(
                        () -> {
                            RunStore.in(where).write(update.get());
                            return where;
                        },
                        _ -> written(),
                        trouble -> {
                            LOG.warn("The run cannot be recorded in {}", where, trouble);
                            now.markAllChanged();
                            tellNothingIsRecorded();
                            again = false;
                            written();
                        });
    }

    private void written() {
        writing = false;
        if (again) {
            again = false;
            write();
        } else if (listed) {
            refresh();
        }
    }

    private void tellNothingIsRecorded() {
        if (!toldNothingIsRecorded) {
            toldNothingIsRecorded = true;
            prompts.warning(bench.messages().text("file.not-recorded"));
        }
    }

    /// Another project is open, whose runs are recorded in this folder.
    void use(Path runFolder) {
        folder = runFolder;
        recorder = null;
        runs.clear();
        if (listed) {
            refresh();
        }
        toldNothingIsRecorded = false;
    }

    /// The project has another folder: its run is recorded there as a whole.
    void keepIn(Path runFolder) {
        if (!runFolder.equals(folder)) {
            folder = runFolder;
            if (recorder != null) {
                recorder.markAllChanged();
                write();
            }
        }
    }

    /// Finds the record of a run, or of the last one.
    void find(Optional<String> run, Consumer<Optional<PastRun>> then) {
        Path where = folder;
        if (where == null) {
            then.accept(Optional.empty());
            return;
        }
        bench.jobs()
                .run(
                        () -> {
                            RunStore store = RunStore.in(where);
                            Optional<RunRecord> found = run.isEmpty() ? store.newest() : store.find(run.get());
                            return found.isEmpty() ? Optional.<PastRun>empty() : Optional.of(PastRun.of(found.get()));
                        },
                        then,
                        trouble -> {
                            tell(trouble);
                            then.accept(Optional.empty());
                        });
    }

    private void tell(Exception trouble) {
        LOG.warn("What is recorded in {} cannot be read: {}", folder, trouble.toString());
        prompts.warning(
                trouble instanceof ProblemException known
                        ? bench.wording().sentence(known.problem())
                        : String.valueOf(trouble.getMessage()));
    }

    /// Shows a recorded run and records the session, if there is one, as its continuation.
    void goOn(PastRun past, Optional<Long> checkpoint) {
        recorder = RunRecorder.goOn(
                past.record(), checkpoint.orElse(Long.MAX_VALUE), bench.wording()::sentence, InstantSource.system());
        bench.runs().showPast(past.with(recorder.record()));
    }

    /// The runs of the project, newest first, as far as [#refresh] has read them.
    public ObservableList<RunSummary> runs() {
        return runs;
    }

    /// Whether this is the run that the session goes on with.
    public boolean isCurrent(RunSummary run) {
        return recorder != null && recorder.id().equals(run.id());
    }

    /// Reads the list of runs, and again whenever something was recorded.
    public void refresh() {
        listed = true;
        Path where = folder;
        if (where != null) {
            bench.jobs()
                    .run(
                            () -> RunStore.in(where).runs(),
                            found -> {
                                if (where.equals(folder)) {
                                    show(found);
                                }
                            },
                            this::tell);
        }
    }

    /// Rows stay where the runs are the same, so that one can go on renaming one while another trains.
    private void show(List<RunSummary> found) {
        if (!ids(runs).equals(ids(found))) {
            runs.setAll(found);
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!runs.get(i).equals(found.get(i))) {
                runs.set(i, found.get(i));
            }
        }
    }

    private static List<String> ids(List<RunSummary> of) {
        return of.stream().map(RunSummary::id).toList();
    }

    /// Calls a run something else, or what it was called first where the name is empty.
    void rename(RunSummary run, String name) {
        if (recorder != null && isCurrent(run)) {
            recorder.rename(name);
        }
        change(store -> store.rename(run.id(), name), "file.run-not-renamed");
    }

    /// Records nothing more of the session.
    void forget() {
        recorder = null;
        again = false;
    }

    /// Changes the file in the background and tells the list then.
    ///
    /// @param failure key of the sentence where that does not work
    void change(Change change, String failure) {
        Path where = folder;
        if (where == null) {
            return;
        }
        bench.jobs()
                .run(
                        () -> {
                            change.in(RunStore.in(where));
                            return where;
                        },
                        _ -> refresh(),
                        trouble -> {
                            LOG.warn("What is recorded in {} cannot be changed", where, trouble);
                            prompts.trouble(bench.messages().text(failure, where.toString()));
                            refresh();
                        });
    }

    /// A change of the file.
    interface Change {
        void in(RunStore store) throws IOException;
    }

    /// Reads all of a run.
    public void read(RunSummary run, Consumer<RunRecord> then) {
        Path where = folder;
        if (where != null) {
            bench.jobs().run(() -> RunStore.in(where).read(run), found -> found.ifPresent(then), this::tell);
        }
    }
}
