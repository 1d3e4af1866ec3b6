package org.lamina.runtime.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.train.Documents;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

class ProbesTest {

    private static final SampleRef SAMPLE = new SampleRef.InSplit(Split.VALIDATION, 2);

    @Test
    void activationsEqualTheEnginesOwn() throws Exception {
        LiveNetwork network = network(Documents.points(Documents.settings(1)));
        Map<String, INDArray> expected = pass(network, SAMPLE);

        for (String node : new String[] {"in", "hidden", "norm", "drop", "out"}) {
            Snapshot.Activations seen =
                    take(network, new ProbeRequest.Activations(new NodeId(node), SAMPLE), Snapshot.Activations.class);
            assertArrayEquals(
                    RowMajor.readFloats(expected.get(node)), seen.values().values(), 1e-7f, node);
            assertEquals(7, seen.iteration());
        }
    }

    @Test
    void attentionExplainsTheLayersOutput() throws Exception {
        LiveNetwork network = network(Documents.reversal(Documents.settings(1)));
        Snapshot.Attention seen =
                take(network, new ProbeRequest.Attention(new NodeId("attend"), SAMPLE), Snapshot.Attention.class);
        Map<String, INDArray> values = pass(network, SAMPLE);

        assertArrayEquals(new int[] {2, 5, 5}, seen.weights().shape());
        assertEquals(5, seen.sample().tokens().size());
        assertArrayEquals(
                RowMajor.readFloats(values.get("attend")), outputFrom(seen.weights(), network, values), 1e-5f);
    }

    /// The values of each position mixed by the weights, heads side by side, through the last projection.
    private static float[] outputFrom(Tensor weights, LiveNetwork network, Map<String, INDArray> values) {
        Map<String, INDArray> p = network.graph().getLayer("attend").paramTable();
        INDArray input = values.get("place").slice(0);
        int heads = 2;
        int size = 4;
        INDArray mixed = Nd4j.create(heads * size, 5);
        for (int head = 0; head < heads; head++) {
            INDArray value = p.get("Wv").slice(head).mmul(input);
            INDArray map =
                    Nd4j.create(Arrays.copyOfRange(weights.values(), head * 25, head * 25 + 25), new int[] {5, 5}, 'c');
            INDArray part = value.mmul(map.transpose());
            for (int d = 0; d < size; d++) {
                mixed.putRow(head * size + d, part.getRow(d));
            }
        }
        return RowMajor.readFloats(p.get("Wo").transpose().mmul(mixed));
    }

    @Test
    void attentionEqualsTheEnginesOperation() throws Exception {
        LiveNetwork network = network(Documents.reversal(Documents.settings(1)));
        Snapshot.Attention seen =
                take(network, new ProbeRequest.Attention(new NodeId("attend"), SAMPLE), Snapshot.Attention.class);
        INDArray x = pass(network, SAMPLE).get("place");
        Map<String, INDArray> p = network.graph().getLayer("attend").paramTable();

        INDArray[] expected = Nd4j.exec(DynamicCustomOp.builder("multi_head_dot_product_attention")
                .addInputs(x, x, x, p.get("Wq"), p.get("Wk"), p.get("Wv"), p.get("Wo"))
                .addIntegerArguments(1, 1)
                .build());

        assertArrayEquals(
                RowMajor.readFloats(expected[1].permute(0, 1, 3, 2)),
                seen.weights().values(),
                1e-5f);
    }

    /// Values of the sequence that is looked at, mixed by the weights that are shown, are what comes out.
    @Test
    void attentionOfOneSequenceToAnotherAndOfAQueryExplainsWhatComesOut() throws Exception {
        LiveNetwork network = network(Sketch.on(new DataSpec.Reversal(5, 200))
                .chain("in", new TokenInput(10, 5), "embed", new Embedding(8))
                .then("seen", new Conv1d(6, 3, 1, Padding.VALID, 1, Activation.TANH))
                .from("embed")
                .then("cross", new CrossAttention(2, true))
                .link("seen", "cross")
                .then("pool", new AttentionPooling(4))
                .then("back", new Dense(8, Activation.TANH))
                .from("cross")
                .then("gated", Combination.MULTIPLY.defaults())
                .link("back", "gated")
                .then("out", Output.KIND.defaults().withUnits(10))
                .document());
        Map<String, INDArray> values = pass(network, SAMPLE);
        Tensor cross = take(network, new ProbeRequest.Attention(new NodeId("cross"), SAMPLE), Snapshot.Attention.class)
                .weights();
        Tensor pool = take(network, new ProbeRequest.Attention(new NodeId("pool"), SAMPLE), Snapshot.Attention.class)
                .weights();

        assertArrayEquals(new int[] {2, 5, 3}, cross.shape());
        assertArrayEquals(new int[] {4, 1, 5}, pool.shape());
        assertArrayEquals(
                RowMajor.readFloats(values.get("cross.mixed")), mixed(cross, values.get("cross.value")), 1e-5f);
        assertArrayEquals(RowMajor.readFloats(values.get("pool")), mixed(pool, values.get("cross")), 1e-5f);
    }

    /// `[features, queries]` of values `[1, features, keys]`, each head its own features.
    private static float[] mixed(Tensor weights, INDArray values) {
        int queries = weights.size(1);
        int keys = weights.size(2);
        int size = (int) values.size(1) / weights.size(0);
        float[] mixed = new float[(int) values.size(1) * queries];
        for (int i = 0; i < mixed.length; i++) {
            int feature = i / queries;
            for (int k = 0; k < keys; k++) {
                float weight = weights.values()[(feature / size * queries + i % queries) * keys + k];
                mixed[i] += weight * values.getFloat(0, feature, k);
            }
        }
        return mixed;
    }

    @Test
    void givenInputIsScaledLikeTheData() throws Exception {
        LiveNetwork network = network(Documents.points(Documents.settings(1)));
        Snapshot.Prediction known = take(network, new ProbeRequest.Prediction(SAMPLE), Snapshot.Prediction.class);
        SampleRef given = new SampleRef.Given(known.sample().inputs().getFirst());

        Snapshot.Prediction same = take(network, new ProbeRequest.Prediction(given), Snapshot.Prediction.class);

        assertEquals(known.outputs(), same.outputs());
        assertTrue(same.sample().labels().isEmpty());
    }

    @Test
    void thePlaneOfAnOutputEqualsPredictionsAtItsPoints() throws Exception {
        LiveNetwork network = network(Documents.points(Documents.settings(1)));
        NodeId output = network.outputs().getFirst().node().id();
        Snapshot.Plane plane = take(network, new ProbeRequest.Plane(output, 3), Snapshot.Plane.class);
        SampleRef topRight = at(plane.area().xMax(), plane.area().yMax());

        Snapshot.Prediction there = take(network, new ProbeRequest.Prediction(topRight), Snapshot.Prediction.class);

        assertTrue(plane.isAnswer());
        assertArrayEquals(new int[] {2, 3, 3}, plane.values().shape());
        float[] expected = there.outputs().getFirst().values().values();
        assertEquals(expected[0], plane.values().values()[2], 1e-6f);
        assertEquals(expected[1], plane.values().values()[9 + 2], 1e-6f);
    }

    @Test
    void thePlaneOfAHiddenLayerEqualsItsActivationsAtItsPoints() throws Exception {
        LiveNetwork network = network(Documents.points(Documents.settings(1)));
        NodeId hidden = new NodeId("hidden");
        Snapshot.Plane plane = take(network, new ProbeRequest.Plane(hidden, 4), Snapshot.Plane.class);
        SampleRef bottomLeft = at(plane.area().xMin(), plane.area().yMin());

        Snapshot.Activations there =
                take(network, new ProbeRequest.Activations(hidden, bottomLeft), Snapshot.Activations.class);

        assertFalse(plane.isAnswer());
        for (int unit = 0; unit < 16; unit++) {
            assertEquals(there.values().values()[unit], plane.values().values()[unit * 16 + 12], 1e-6f);
        }
    }

    private static SampleRef at(double x, double y) {
        return new SampleRef.Given(Tensor.of(new float[] {(float) x, (float) y}, 2));
    }

    @Test
    void histogramCountsEveryValue() throws Exception {
        LiveNetwork network = network(Documents.points(Documents.settings(1)));

        Snapshot.Histogram seen =
                take(network, new ProbeRequest.Histogram(new NodeId("hidden")), Snapshot.Histogram.class);

        int samples = Math.min(32, network.data().samples(Split.VALIDATION).length);
        assertEquals(16L * samples, Arrays.stream(seen.counts()).sum());
        assertEquals(16, seen.units());
        assertEquals(0, seen.deadUnits());
        assertTrue(seen.min() >= -1 && seen.max() <= 1, seen::toString);
    }

    @Test
    void filtersAreTheWeights() throws Exception {
        GraphDocument document = Sketch.on(new DataSpec.Reversal(5, 100))
                .training(Documents.settings(1))
                .chain(
                        "in", new TokenInput(10, 5),
                        "embed", new Embedding(6),
                        "conv", new Conv1d(4, 3, 1, Padding.SAME, 1, Activation.RELU),
                        "out", Output.KIND.defaults().withUnits(10))
                .document();
        LiveNetwork network = network(document);

        Snapshot.Filters seen = take(network, new ProbeRequest.Filters(new NodeId("conv")), Snapshot.Filters.class);

        assertArrayEquals(new int[] {4, 6, 1, 3}, seen.weights().shape());
        assertArrayEquals(
                RowMajor.readFloats(network.graph().getLayer("conv").getParam("W")),
                seen.weights().values());
    }

    @Test
    void whatDoesNotFitGivesNothing() throws Exception {
        LiveNetwork network = network(Documents.reversal(Documents.settings(1)));
        Probes probes = new Probes(network);

        assertEquals(Optional.empty(), probes.take(new ProbeRequest.Plane(new NodeId("embed"), 10)));
        assertEquals(Optional.empty(), probes.take(new ProbeRequest.Filters(new NodeId("attend"))));
        assertEquals(Optional.empty(), probes.take(new ProbeRequest.Attention(new NodeId("embed"), SAMPLE)));
        assertEquals(Optional.empty(), probes.take(new ProbeRequest.Activations(new NodeId("gone"), SAMPLE)));
        assertEquals(
                Optional.empty(),
                probes.take(new ProbeRequest.Prediction(new SampleRef.InSplit(Split.TEST, 1_000_000))));
    }

    private static Map<String, INDArray> pass(LiveNetwork network, SampleRef ref) {
        int sample = network.data().samples(Split.VALIDATION)[((SampleRef.InSplit) ref).index()];
        Batch batch = network.maker().make(new int[] {sample});
        return network.graph().feedForward(network.features(batch), false);
    }

    private static <S extends Snapshot> S take(LiveNetwork network, ProbeRequest request, Class<S> type) {
        Probes probes = new Probes(network);
        probes.begin(7);
        return type.cast(probes.take(request).orElseThrow());
    }

    private static LiveNetwork network(GraphDocument document) throws ProblemException {
        return LiveNetwork.build(document, new Sources(Documents.files()));
    }
}
