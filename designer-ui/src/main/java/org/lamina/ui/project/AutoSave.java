package org.lamina.ui.project;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.ui.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps unsaved edits in the recovery folder, at most a second after they were made. FX thread only; one write at a
/// time in the background, always of the newest document.
final class AutoSave {
    private static final Duration DELAY = Duration.seconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(AutoSave.class);

    private final Workbench bench;
    private final Recovery recovery;
    private final Supplier<Optional<Origin>> atRisk;
    private final Runnable failed;
    private final PauseTransition delay = new PauseTransition(DELAY);
    private boolean busy;
    private boolean again;

    /// @param atRisk what would be lost in a crash
    /// @param failed tells that nothing can be kept
    AutoSave(Workbench bench, Recovery recovery, Supplier<Optional<Origin>> atRisk, Runnable failed) {
        this.bench = bench;
        this.recovery = recovery;
        this.atRisk = atRisk;
        this.failed = failed;
        delay.setOnFinished(_ -> writeNow());
        bench.editor().projectProperty().addListener((_, _, _) -> delay.play());
        bench.editor().modifiedProperty().addListener((_, _, _) -> delay.play());
        bench.runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved
                    || event instanceof TrainingEvent.StateChanged changed && changed.to() == SessionState.RUNNING) {
                delay.play();
            }
        });
    }

    /// Writes, or deletes what is no longer needed, without waiting.
    void writeNow() {
        delay.stop();
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        Optional<Origin> origin = atRisk.get();
        GraphDocument document = bench.editor().project();
        bench.jobs()
                .run(
                        () -> {
                            if (origin.isPresent()) {
                                recovery.keep(document, origin.get());
                            } else {
                                recovery.forgetEdits();
                            }
                            return origin;
                        },
                        _ -> done(),
                        trouble -> {
                            LOG.warn("Unsaved edits cannot be kept for recovery", trouble);
                            failed.run();
                            done();
                        });
    }

    private void done() {
        busy = false;
        if (again) {
            again = false;
            writeNow();
        }
    }
}
