package org.lamina.runtime.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.train.Documents;
import org.nd4j.linalg.api.ndarray.INDArray;

class ForwardPassTest {
    private static final List<NodeId> NODES =
            Stream.of("in", "hidden", "norm", "drop", "out").map(NodeId::new).toList();

    @Test
    void valuesStayWhileOtherBatchesPass() throws ProblemException {
        LiveNetwork network = network();
        ForwardPass pass = network.feedForward(batch(network, 0));
        List<float[]> before = values(pass);

        network.feedForward(batch(network, 1));

        List<float[]> after = values(pass);
        for (int i = 0; i < NODES.size(); i++) {
            assertArrayEquals(before.get(i), after.get(i), NODES.get(i).value());
        }
    }

    @Test
    void closingFreesTheMemoryOfEveryNode() throws ProblemException {
        LiveNetwork network = network();
        ForwardPass pass = network.feedForward(batch(network, 0));
        List<INDArray> arrays = NODES.stream().map(pass::value).toList();

        pass.close();

        assertTrue(arrays.stream().allMatch(array -> array.data().wasClosed()));
    }

    @Test
    void theNetworkAnswersTheSameAfterClosing() throws ProblemException {
        LiveNetwork network = network();
        float[] before = network.answer(batch(network, 0))[0];

        network.feedForward(batch(network, 0)).close();

        assertArrayEquals(before, network.answer(batch(network, 0))[0]);
    }

    private static LiveNetwork network() throws ProblemException {
        return LiveNetwork.build(Documents.points(Documents.settings(1)), new Sources(Documents.files()));
    }

    private static Batch batch(LiveNetwork network, int sample) {
        return network.maker().make(new int[] {network.data().samples(Split.VALIDATION)[sample]});
    }

    private static List<float[]> values(ForwardPass pass) {
        return NODES.stream().map(node -> RowMajor.readFloats(pass.value(node))).toList();
    }
}
