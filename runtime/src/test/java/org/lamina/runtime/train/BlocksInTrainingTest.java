package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.probe.Probes;
import org.lamina.runtime.save.CheckpointReader;

/// A network drawn with a block trains as the network that it stands for.
class BlocksInTrainingTest {
    private static GraphDocument apply(GraphDocument document, Edit edit) {
        if (Edits.apply(document, edit) instanceof EditResult.Done done) {
            return done.document();
        }
        throw new AssertionError(edit);
    }

    /// Norm and dropout as a block that stands there twice in a row.
    private static GraphDocument drawn() {
        GraphDocument grouped = apply(
                Documents.points(Documents.settings(2)),
                new Edit.Group(Set.of(new NodeId("norm"), new NodeId("drop")), "calm"));
        GraphNode use = grouped.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
        return apply(grouped, new Edit.ChangeSpec(use.id(), ((BlockUse) use.spec()).withRepeat(2)));
    }

    private static EpochFinished trained(TrainingRequest request) {
        try (SessionProbe probe = new SessionProbe(request)) {
            probe.session().train();
            probe.await(Finished.class);
            return probe.events(EpochFinished.class).getLast();
        }
    }

    @Test
    void theLossAfterTrainingIsTheSame() {
        EpochFinished plain = trained(TrainingRequest.of(Expansion.of(drawn()).flat(), 1));
        EpochFinished block = trained(TrainingRequest.of(drawn(), 1));
        assertEquals(plain.trainLoss(), block.trainLoss());
        assertEquals(plain.validationLoss(), block.validationLoss());
    }

    @Test
    void aCheckpointKeepsTheDrawingAndItsWeightsFitThePlainNetwork(@TempDir Path folder) throws Exception {
        trained(TrainingRequest.of(drawn(), 1).inFolder(folder));
        Path file = Checkpoints.newest(folder).orElseThrow();
        assertEquals(drawn(), new CheckpointReader(file).project());
    }

    @Test
    void weightsThatWereTrainedFitWhenTheNetworkIsGroupedAndTakenApart(@TempDir Path folder) throws Exception {
        GraphDocument plain = Documents.points(Documents.settings(2));
        trained(TrainingRequest.of(plain, 1).inFolder(folder));
        Path file = Checkpoints.newest(folder).orElseThrow();
        GraphDocument grouped = apply(plain, new Edit.Group(Set.of(new NodeId("norm"), new NodeId("drop")), "calm"));
        assertArrayEquals(answers(plain, file), answers(grouped, file));

        NodeId use = grouped.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
        GraphDocument apart = apply(grouped, new Edit.Ungroup(use));
        assertNotEquals(plain.network(), apart.network());
        assertArrayEquals(answers(plain, file), answers(apart, file));
    }

    private static float[] answers(GraphDocument document, Path checkpoint) throws Exception {
        LiveNetwork network = LiveNetwork.build(document, new Sources(Documents.files()));
        new CheckpointReader(checkpoint).restore(network);
        ProbeRequest.Prediction first = new ProbeRequest.Prediction(new SampleRef.InSplit(SampleRef.Split.TEST, 0));
        Snapshot.Prediction taken =
                (Snapshot.Prediction) new Probes(network).take(first).orElseThrow();
        return taken.outputs().getFirst().values().values();
    }
}
