package org.lamina.ui.project;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.ui.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the weights of a project with its file: resumes the newest checkpoint when the project opens and brings the
/// session's checkpoint into the run folder when it is saved. FX thread only.
final class RunKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);

    private final Workbench bench;
    private final Runnable weightsUnusable;
    private @Nullable Path wanted;
    private boolean resumed;

    /// @param weightsUnusable tells that the project opens without its weights, because they do not fit it any more
    RunKeeper(Workbench bench, Runnable weightsUnusable) {
        this.bench = bench;
        this.weightsUnusable = weightsUnusable;
        bench.runs().onOpen(() -> resumed = false);
        bench.runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved saved) {
                bringAlong(saved.file());
            } else if (event instanceof TrainingEvent.Prepared) {
                resumed = false;
            } else if (event instanceof TrainingEvent.Failed && resumed) {
                giveUp();
            }
        });
    }

    /// The open project's runs go to this folder from now on.
    void use(Path folder) {
        wanted = null;
        bench.runs().setFolder(folder);
    }

    /// Opens a session with the newest checkpoint of the folder, if there is one and the document can be trained.
    void resume(Path folder) {
        bench.jobs()
                .run(
                        () -> Checkpoints.newest(folder),
                        found -> found.ifPresent(checkpoint -> resume(folder, checkpoint)),
                        trouble -> LOG.warn("The run folder {} cannot be read", folder, trouble));
    }

    private void resume(Path folder, Path checkpoint) {
        if (bench.editor().analysis().isTrainable() && bench.runs().session().isEmpty()) {
            int threads = Math.max(1, bench.runs().engine().processors() - 1);
            bench.runs().open(new TrainingRequest(bench.editor().document(), threads, folder, checkpoint));
            resumed = true;
        }
    }

    /// The network was edited after its last training, or the checkpoint is damaged: as if there were none.
    private void giveUp() {
        resumed = false;
        bench.runs().close();
        weightsUnusable.run();
    }

    /// The project is in a file now: its session writes a checkpoint, and that goes into the folder.
    void keepIn(Path folder) {
        bench.runs().setFolder(folder);
        Optional<SessionState> state = bench.runs().session().map(session -> session.state());
        boolean hasWeights = state.filter(
                        now -> now == SessionState.IDLE || now == SessionState.RUNNING || now == SessionState.PAUSED)
                .isPresent();
        if (hasWeights) {
            wanted = folder;
            bench.runs().session().ifPresent(session -> session.saveCheckpoint());
        }
    }

    private void bringAlong(Path checkpoint) {
        Path folder = wanted;
        if (folder != null && !folder.equals(checkpoint.getParent())) {
            bench.jobs()
                    .run(
                            () -> Checkpoints.copyInto(folder, checkpoint),
                            _ -> {},
                            trouble -> LOG.warn("The checkpoint cannot be copied into {}", folder, trouble));
        }
    }
}
