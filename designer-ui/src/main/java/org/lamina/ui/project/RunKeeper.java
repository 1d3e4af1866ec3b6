package org.lamina.ui.project;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.ui.Workbench;
import org.lamina.ui.model.PastRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the weights of a project with its file: resumes the newest checkpoint when the project opens, lets checkpoints
/// go where the file is saved, and has the last one written before the project is left. FX thread only.
final class RunKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);
    private static final Duration PATIENCE = Duration.seconds(5);

    private final Workbench bench;
    private final Prompts prompts;
    private final RunBook book;
    private final Deque<Left> candidates = new ArrayDeque<>();
    private @Nullable Path resumed;
    private boolean gaveUp;
    private long savedIteration;
    private boolean ordered;
    private @Nullable Problem unsaved;

    RunKeeper(Workbench bench, Prompts prompts, RunBook book) {
        this.bench = bench;
        this.prompts = prompts;
        this.book = book;
        bench.runs().onOpen(() -> {
            resumed = null;
            savedIteration = 0;
            ordered = false;
            unsaved = null;
        });
        bench.runs().onEvent(this::take);
    }

    private void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Prepared prepared -> {
                bench.runs().folder().ifPresent(this::tellIfEarlier);
                resumed = null;
                savedIteration = prepared.iteration();
            }
            case TrainingEvent.CheckpointSaved saved -> {
                savedIteration = saved.iteration();
                ordered = ordered && !isInRunFolder(saved.file());
                unsaved = null;
            }
            case TrainingEvent.Failed failed -> {
                if (resumed != null) {
                    giveUp();
                }
                unsaved = failed.problem().code().equals("checkpoint.not-saved") ? failed.problem() : null;
            }
            case TrainingEvent.StateChanged _,
                    TrainingEvent.EpochFinished _,
                    TrainingEvent.LearningRateChanged _,
                    TrainingEvent.Evaluated _,
                    TrainingEvent.Finished _ -> {}
        }
    }

    private boolean isInRunFolder(Path checkpoint) {
        return bench.runs().folder().equals(Optional.ofNullable(checkpoint.getParent()));
    }

    /// The open project's runs go to this folder from now on.
    void use(Path folder) {
        bench.runs().setFolder(folder);
        book.use(folder);
    }

    /// Opens a session with the newest checkpoint of the folder, if there is one and the document can be
    /// trained, and shows what is recorded of the run. Where that checkpoint does not fit, as when the edits it
    /// was trained with were not saved, one of those that were set aside may.
    void resume(Path folder) {
        bench.jobs()
                .run(
                        () -> {
                            List<Left> found = new ArrayList<>();
                            Checkpoints.newest(folder).ifPresent(checkpoint -> found.add(left(checkpoint)));
                            Checkpoints.setAsideIn(folder).forEach(checkpoint -> found.add(left(checkpoint)));
                            return found;
                        },
                        found -> resume(folder, found),
                        trouble -> LOG.warn("The run folder {} cannot be read", folder, trouble));
    }

    private void resume(Path folder, List<Left> found) {
        candidates.clear();
        candidates.addAll(found);
        gaveUp = false;
        resumeNext(folder);
    }

    /// Opens a session with a checkpoint of an earlier run, as when the project opens with it. What is trained now is
    /// kept first and set aside then.
    void goBack(Checkpoint earlier) {
        Path folder = bench.runs().folder().orElseThrow();
        secure(() -> bench.jobs()
                .run(
                        () -> Checkpoints.bringBack(earlier.file(), folder),
                        back -> {
                            if (bench.runs().folder().equals(Optional.of(folder))) {
                                bench.runs().close();
                                resume(folder, List.of(new Left(back, Optional.of(earlier))));
                            }
                        },
                        trouble -> {
                            LOG.warn("The checkpoint {} cannot be used", earlier.file(), trouble);
                            prompts.trouble(bench.messages().text("file.weights-not-moved", folder.toString()));
                        }));
    }

    /// What a run left; without its content where that cannot be read, which the session will say.
    private record Left(Path file, Optional<Checkpoint> content) {
        /// With another seed, samples that the network learned from would be among those that measure it.
        GraphDocument asTrained(GraphDocument document) {
            return content.map(checkpoint -> document.withSeed(
                            checkpoint.document().settings().training().seed()))
                    .orElse(document);
        }

        String run() {
            return content.map(Checkpoint::run).orElse("");
        }
    }

    private Left left(Path file) {
        try {
            return new Left(file, Optional.of(bench.runs().engine().checkpoint(file)));
        } catch (ProblemException _) {
            return new Left(file, Optional.empty());
        }
    }

    private void resumeNext(Path folder) {
        Optional<Left> next = Optional.ofNullable(candidates.poll());
        // A checkpoint that does not say of which run it is, as the first ones did not, is of the last one.
        Optional<String> run = next.map(Left::run).filter(id -> !id.isEmpty());
        book.find(run, past -> resume(folder, next, past));
    }

    private void resume(Path folder, Optional<Left> left, Optional<PastRun> past) {
        if (bench.runs().session().isPresent() || !bench.runs().folder().equals(Optional.of(folder))) {
            return;
        }
        if (left.isPresent() && bench.editor().projectAnalysis().isTrainable()) {
            GraphDocument document = left.get().asTrained(bench.editor().project());
            Path checkpoint = left.get().file();
            bench.runs()
                    .open(TrainingRequest.of(document, bench.runs().threads())
                            .inFolder(folder)
                            .goingOn(checkpoint, left.get().run()));
            resumed = checkpoint;
        }
        past.ifPresent(run -> {
            book.goOn(run, left.map(Left::file).map(Checkpoints::iteration));
            if (left.isEmpty() && run.record().summary().progress().iteration() > 0) {
                prompts.warning(bench.messages().text("file.weights-missing", String.valueOf(folder.getFileName())));
            }
        });
    }

    private void tellIfEarlier(Path folder) {
        Path from = resumed == null ? null : resumed.getParent();
        if (gaveUp && from != null && !from.equals(folder)) {
            prompts.warning(bench.messages().text("file.earlier-weights", String.valueOf(from.getFileName())));
        }
    }

    /// The network was edited after its last training, or the checkpoint is damaged: as if there were none.
    private void giveUp() {
        resumed = null;
        gaveUp = true;
        PastRun past = bench.runs().pastProperty().get();
        bench.runs().close();
        Optional<Path> folder = bench.runs().folder();
        if (folder.isPresent() && !candidates.isEmpty()) {
            resumeNext(folder.get());
            return;
        }
        if (past != null) {
            bench.runs().showPast(past);
        }
        prompts.trouble(bench.messages().text("file.weights-do-not-fit"));
    }

    /// Whether there is training on disk, so that it can be offered after a crash.
    boolean hasSavedTraining() {
        return bench.runs().session().isPresent() && savedIteration > 0;
    }

    boolean isTraining() {
        return bench.runs().stateProperty().get() == SessionState.RUNNING;
    }

    /// Whether there is training at all, on disk or only in the session's weights.
    boolean hasTraining() {
        return bench.runs().session().isPresent()
                && (savedIteration > 0 || bench.runs().trained() > 0);
    }

    private boolean canSave(TrainingSession session) {
        return switch (session.state()) {
            case STARTING, IDLE, RUNNING, PAUSED, STOPPING -> true;
            case FAILED -> unsaved != null;
            case CLOSED -> false;
        };
    }

    private boolean isBehind(TrainingSession session) {
        return canSave(session) && (ordered || bench.runs().trained() > savedIteration);
    }

    /// The project is in a file now: what was trained goes into the folder beside it.
    void keepIn(Path folder) {
        Optional<Path> before = bench.runs().folder().filter(old -> !old.equals(folder));
        bench.runs().setFolder(folder);
        book.keepIn(folder);
        Optional<TrainingSession> session = bench.runs().session();
        session.ifPresent(open -> open.keepIn(folder));
        if (hasTraining() && canSave(session.orElseThrow())) {
            if (before.isPresent() || isBehind(session.orElseThrow())) {
                order(session.orElseThrow());
            }
        } else {
            before.ifPresent(old -> copy(old, folder));
        }
    }

    private void order(TrainingSession session) {
        ordered = true;
        session.saveCheckpoint();
    }

    private void copy(Path from, Path to) {
        bench.jobs()
                .run(
                        () -> {
                            Checkpoints.copyNewest(from, to);
                            return to;
                        },
                        _ -> {},
                        trouble -> {
                            LOG.warn("The newest checkpoint of {} cannot be copied to {}", from, to, trouble);
                            prompts.trouble(bench.messages().text("file.weights-not-copied", to.toString()));
                        });
    }

    /// Goes on when everything that was trained is in the run folder; asks where that fails or takes long.
    void secure(Runnable next) {
        TrainingSession session = bench.runs().session().orElse(null);
        if (session == null || !isBehind(session)) {
            next.run();
            return;
        }
        if (session.state() == SessionState.RUNNING) {
            session.pause();
        }
        order(session);
        await(next);
    }

    private String folderName() {
        return bench.runs()
                .folder()
                .map(folder -> String.valueOf(folder.getFileName()))
                .orElse("");
    }

    private void await(Runnable next) {
        Runnable endNotice = prompts.notice(bench.messages().text("file.saving-weights", folderName()));
        PauseTransition limit = new PauseTransition(PATIENCE);
        Subscription[] waiting = {Subscription.EMPTY};
        Runnable end = () -> {
            waiting[0].unsubscribe();
            limit.stop();
            endNotice.run();
        };
        waiting[0] = bench.runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved && !ordered) {
                end.run();
                next.run();
            } else if (event instanceof TrainingEvent.Failed failed) {
                end.run();
                ordered = false;
                prompts.weightsAtRisk(bench.wording().sentence(failed.problem()), () -> secure(next), next);
            }
        });
        limit.setOnFinished(_ -> {
            end.run();
            prompts.weightsAtRisk(bench.messages().text("file.weights-take-long"), () -> secure(next), next);
        });
        limit.play();
    }
}
