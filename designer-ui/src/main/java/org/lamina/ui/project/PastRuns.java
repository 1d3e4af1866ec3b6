package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.SessionState;
import org.lamina.ui.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What can be done with the recorded runs of the open project: name them, delete them, go back to their weights. FX
/// thread only; files are read and changed in the background.
public final class PastRuns {
    private static final Logger LOG = LoggerFactory.getLogger(PastRuns.class);
    private static final int LONGEST_NAME = 80;

    private final Workbench bench;
    private final Prompts prompts;
    private final RunBook book;
    private final RunKeeper keeper;

    PastRuns(Workbench bench, Prompts prompts, RunBook book, RunKeeper keeper) {
        this.bench = bench;
        this.prompts = prompts;
        this.book = book;
        this.keeper = keeper;
    }

    public RunBook book() {
        return book;
    }

    /// What the user calls a run, or its number.
    public String title(RunSummary run) {
        return run.name().isEmpty() ? bench.messages().text("training.runs.number", run.number()) : run.name();
    }

    /// Whether a run trains now or pauses, so that it will go on.
    public boolean isTraining(RunSummary run) {
        SessionState state = bench.runs().stateProperty().get();
        return book.isCurrent(run)
                && (state == SessionState.RUNNING || state == SessionState.PAUSED || state == SessionState.STOPPING);
    }

    /// Whether the network has the weights of this run.
    public boolean isInUse(RunSummary run) {
        return book.isCurrent(run)
                && bench.runs().session().isPresent()
                && bench.runs().stateProperty().get() != SessionState.FAILED;
    }

    /// Gives a run a name; an empty one stands for none.
    public void rename(RunSummary run, String name) {
        String plain = name.strip();
        String kept = plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, length(plain))));
        if (!kept.equals(run.name())) {
            book.rename(run, kept);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Deletes a run with its curves and checkpoints after a question; one that trains is refused.
    public void delete(RunSummary run) {
        if (isTraining(run)) {
            prompts.warning(bench.messages().text("training.runs.delete.training", title(run)));
            return;
        }
        prompts.deleteRun(title(run), isInUse(run), () -> {
            if (isTraining(run)) {
                delete(run);
            } else {
                deleteNow(run);
            }
        });
    }

    private void deleteNow(RunSummary run) {
        Optional<Path> folder = bench.runs().folder();
        if (folder.isEmpty()) {
            return;
        }
        if (book.isCurrent(run)) {
            book.forget();
            bench.runs().close();
        }
        book.change(
                store -> {
                    for (Path file : Checkpoints.everywhere(folder.get())) {
                        if (read(file).filter(one -> one.run().equals(run.id())).isPresent()) {
                            Checkpoints.delete(file, folder.get());
                        }
                    }
                    store.delete(run.id());
                },
                "file.run-not-deleted");
    }

    private Optional<Checkpoint> read(Path file) {
        try {
            return Optional.of(bench.runs().engine().checkpoint(file));
        } catch (ProblemException e) {
            LOG.debug("{} is of no known run", file, e);
            return Optional.empty();
        }
    }

    /// Looks for the newest checkpoint of a run.
    public void findWeights(RunSummary run, Consumer<Optional<Checkpoint>> then) {
        Optional<Path> folder = bench.runs().folder();
        if (folder.isEmpty()) {
            then.accept(Optional.empty());
            return;
        }
        bench.jobs().run(() -> weights(run, folder.get()), then, trouble -> {
            LOG.warn("The checkpoints in {} cannot be listed", folder.get(), trouble);
            then.accept(Optional.empty());
        });
    }

    private Optional<Checkpoint> weights(RunSummary run, Path folder) throws IOException {
        return Checkpoints.everywhere(folder).stream()
                .flatMap(file -> read(file).stream())
                .filter(one -> one.run().equals(run.id()))
                .findFirst();
    }

    /// The network has these weights from now on, and training goes on from there; those it has are set aside.
    public void use(Checkpoint weights) {
        keeper.goBack(weights);
    }

    /// Says why something is not done.
    public void refuse(String sentence) {
        prompts.warning(sentence);
    }
}
