package org.lamina.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.DataHash;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.record.RunRecord;
import org.lamina.graph.record.RunRecorder;
import org.lamina.graph.record.RunStore;
import org.lamina.graph.record.RunUpdate;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records a run beside its checkpoints, as the window does. Trouble with that is logged and does not end the training.
final class RunRecording {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecording.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final RunStore store;
    private final RunRecorder recorder;
    private long writtenAt = System.nanoTime();

    private RunRecording(RunStore store, RunRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /// Begins a record, or goes on with that of the run whose checkpoint is resumed.
    static RunRecording of(TrainingSession session, TrainingRequest request, Console console) {
        RunStore store = RunStore.in(request.runFolder().orElseThrow());
        Optional<Path> checkpoint = request.checkpoint();
        if (checkpoint.isPresent()) {
            long iteration = Checkpoints.iteration(checkpoint.get());
            try {
                Optional<RunRecord> before = store.find(session.run());
                if (before.isPresent()) {
                    return new RunRecording(
                            store,
                            RunRecorder.goOn(before.get(), iteration, console::sentence, InstantSource.system()));
                }
            } catch (ProblemException e) {
                LOG.warn("{}", console.sentence(e.problem()));
            }
        }
        GraphDocument document = request.document();
        return new RunRecording(
                store,
                RunRecorder.begin(
                        session.run(),
                        ProjectCodec.write(document),
                        document.settings().training().seed(),
                        DataHash.of(document.settings().data()),
                        console::sentence,
                        InstantSource.system()));
    }

    void take(Scalars scalars) {
        recorder.take(scalars);
    }

    void take(TrainingEvent event) {
        recorder.take(event);
    }

    /// Writes what is new, if some seconds have passed.
    void writeSometimes() {
        if (System.nanoTime() - writtenAt > PAUSE_NANOS) {
            write();
        }
    }

    /// Writes what is new.
    void write() {
        writtenAt = System.nanoTime();
        Optional<RunUpdate> changes = recorder.takeChanges();
        if (changes.isPresent()) {
            try {
                store.write(changes.get());
            } catch (IOException e) {
                LOG.warn("The run cannot be recorded: {}", e.getMessage());
                recorder.markAllChanged();
            }
        }
    }
}
