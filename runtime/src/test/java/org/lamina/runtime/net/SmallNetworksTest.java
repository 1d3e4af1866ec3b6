package org.lamina.runtime.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Place;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Evaluated;
import org.lamina.graph.run.TrainingEvent.Failed;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.lamina.runtime.train.Documents;
import org.lamina.runtime.train.SessionProbe;

/// Networks that train in plain Java, in their place.
class SmallNetworksTest {

    @Test
    void aDocumentOfWeightedSumsTrainsInPlainJavaAndOthersDoNot() throws Exception {
        assertTrue(graph(Documents.dense(Documents.settings(1))).isSmall(16));
        assertFalse(graph(Documents.points(Documents.settings(1))).isSmall(16));
        assertFalse(graph(Documents.reversal(Documents.settings(1))).isSmall(16));
    }

    @Test
    void answersAreThoseOfTheEngine() throws Exception {
        LiveNetwork network = build(Documents.dense(Documents.settings(1)));
        Batch batch = network.maker().make(Arrays.copyOf(network.data().samples(Split.TEST), 16));

        float[][] answers = network.answer(batch);

        float[] engine = RowMajor.readFloats(network.feedForward(batch).value(new NodeId("out")));
        assertArrayEquals(engine, answers[0], 1e-6f);
    }

    @Test
    void learnsAndIsMeasured() {
        try (SessionProbe probe = open(Documents.dense(Documents.settings(60)))) {
            probe.session().train();
            probe.await(Finished.class);

            List<EpochFinished> epochs = probe.events(EpochFinished.class);
            Evaluation evaluation = probe.await(Evaluated.class).evaluation();
            assertEquals(60, epochs.size());
            assertTrue(epochs.getLast().trainAccuracy() > 0.9, epochs.getLast()::toString);
            assertTrue(epochs.getLast().validationAccuracy() > 0.8, epochs.getLast()::toString);
            assertTrue(evaluation.accuracy() > 0.8, () -> "accuracy " + evaluation.accuracy());
        }
    }

    @Test
    void divergenceNamesALayerAndLeavesTheWeights() {
        GraphDocument document = Documents.dense(Documents.settings(50).withOptimizer(new OptimizerSpec.Sgd(1e38)));
        try (SessionProbe probe = open(document)) {
            probe.session().train();

            Failed failed = probe.await(Failed.class);
            assertTrue(failed.problem().code().endsWith("-not-finite"), failed::toString);
            assertTrue(failed.problem().place() instanceof Place.OfNode, failed::toString);
            probe.session().evaluate();
            assertEquals(40, probe.await(Evaluated.class).evaluation().samples());
        }
    }

    private static SmallGraph graph(GraphDocument document) throws Exception {
        return assertInstanceOf(SmallGraph.class, build(document).graph());
    }

    private static LiveNetwork build(GraphDocument document) throws Exception {
        return LiveNetwork.build(document, new Sources(Documents.files()));
    }

    private static SessionProbe open(GraphDocument document) {
        return new SessionProbe(TrainingRequest.of(document, 1));
    }
}
