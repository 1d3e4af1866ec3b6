package org.lamina.runtime.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.train.Documents;

/// Digit 0 of the sequences to be turned round taken for padding.
class PaddedAttentionTest {
    private static final int STEPS = 6;

    /// Neither without digit 0 nor made of nothing else.
    private final LiveNetwork network = network();

    private final Probes probes = new Probes(network);
    private final SampleRef sample = IntStream.range(0, 40)
            .mapToObj(i -> (SampleRef) new SampleRef.InSplit(Split.VALIDATION, i))
            .filter(this::isMixed)
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"self", "causal", "cross"})
    void nobodyLooksAtPaddingAndPaddingLooksAtNobody(String node) {
        float[] weights = weights(node).values();
        for (int row = 0; row < weights.length; row += STEPS) {
            float sum = 0;
            for (int key = 0; key < STEPS; key++) {
                sum += weights[row + key];
                assertTrue(isReal(key) || weights[row + key] == 0);
            }
            assertEquals(isReal(row / STEPS % STEPS) ? 1 : 0, sum, 1e-6);
        }
    }

    @Test
    void thePooledVectorIsTheMeanByTheWeightsShown() {
        Tensor weights = weights("pool");
        Tensor read = activations("causal");
        float[] expected = new float[4];
        for (int feature = 0; feature < 4; feature++) {
            for (int step = 0; step < STEPS; step++) {
                float weight = weights.values()[feature / 2 * STEPS + step];
                assertTrue(isReal(step) ? weight > 0 : weight == 0);
                expected[feature] += weight * read.values()[feature * STEPS + step];
            }
        }
        assertArrayEquals(expected, activations("pool").values(), 1e-6f);
    }

    private Tensor weights(String node) {
        return take(new ProbeRequest.Attention(new NodeId(node), sample), Snapshot.Attention.class)
                .weights();
    }

    private Tensor activations(String node) {
        return take(new ProbeRequest.Activations(new NodeId(node), sample), Snapshot.Activations.class)
                .values();
    }

    private <S extends Snapshot> S take(ProbeRequest request, Class<S> type) {
        probes.begin(0);
        S snapshot = type.cast(probes.take(request).orElseThrow());
        probes.end();
        return snapshot;
    }

    private boolean isReal(int step) {
        return token(sample, step) != 0;
    }

    private float token(SampleRef ref, int step) {
        return network.samples().sample(ref).inputs().getFirst().values()[step];
    }

    private boolean isMixed(SampleRef ref) {
        long padding =
                IntStream.range(0, STEPS).filter(step -> token(ref, step) == 0).count();
        return padding > 0 && padding < STEPS;
    }

    private static LiveNetwork network() {
        try {
            return LiveNetwork.build(
                    Sketch.on(new DataSpec.Reversal(STEPS, 200))
                            .training(Documents.settings(1))
                            .chain("in", new TokenInput(10, STEPS, true), "embed", new Embedding(4))
                            .then("self", new SelfAttention(2, false))
                            .node("cross", new CrossAttention(2, true))
                            .link("embed", "cross")
                            .link("self", "cross")
                            .from("cross")
                            .chain("causal", new SelfAttention(1, true), "pool", new AttentionPooling(2))
                            .then("out", Output.KIND.defaults().withUnits(10))
                            .document(),
                    new Sources(Documents.files()));
        } catch (ProblemException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
