package org.lamina.ui.project;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
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
    private final Supplier<@Nullable Project> project;
    private final PauseTransition delay = new PauseTransition(DELAY);
    private boolean hasCheckpoint;
    private boolean busy;
    private boolean again;

    AutoSave(Workbench bench, Recovery recovery, Supplier<@Nullable Project> project) {
        this.bench = bench;
        this.recovery = recovery;
        this.project = project;
        delay.setOnFinished(_ -> writeNow());
        bench.editor().documentProperty().addListener((_, _, _) -> delay.play());
        bench.editor().modifiedProperty().addListener((_, _, _) -> delay.play());
        bench.runs().onOpen(() -> hasCheckpoint = false);
        bench.runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved) {
                hasCheckpoint = true;
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
        Project open = project.get();
        boolean weightsAtRisk = open != null && open.file().isEmpty() && hasCheckpoint;
        boolean needed = open != null && (bench.editor().modifiedProperty().get() || weightsAtRisk);
        GraphDocument document = bench.editor().document();
        bench.jobs()
                .run(
                        () -> {
                            if (needed && open != null) {
                                recovery.keep(document, open);
                            } else {
                                recovery.forgetEdits();
                            }
                            return needed;
                        },
                        _ -> done(),
                        trouble -> {
                            LOG.warn("Unsaved edits cannot be kept for recovery", trouble);
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
