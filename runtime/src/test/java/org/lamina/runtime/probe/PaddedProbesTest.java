package org.lamina.runtime.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.train.Documents;

/// Digit 0 of the sequences to be turned round taken for padding.
class PaddedProbesTest {
    private static final int STEPS = 6;
    private static final int SHOWN = 32;

    @ParameterizedTest
    @ValueSource(strings = {"in", "embed", "window", "read", "out"})
    void snapshotsTellWhichStepsArePadding(String node) throws ProblemException {
        Probes probes = probes(true);
        boolean some = false;
        for (int i = 0; i < SHOWN; i++) {
            Snapshot.Activations seen = activations(probes, node, i);
            float[] tokens = seen.sample().inputs().getFirst().values();
            assertEquals(zeros(tokens), seen.padding());
            some |= !seen.padding().isEmpty();
        }
        assertTrue(some);
    }

    @Test
    void whereNoPaddingIsSkippedThereIsNone() throws ProblemException {
        assertEquals(Set.of(), activations(probes(false), "read", 0).padding());
    }

    @Test
    void predictionsTellItToo() throws ProblemException {
        Probes probes = probes(true);
        SampleRef sample = new SampleRef.InSplit(Split.VALIDATION, 1);
        Snapshot.Prediction seen = (Snapshot.Prediction)
                probes.take(new ProbeRequest.Prediction(sample)).orElseThrow();
        float[] tokens = seen.sample().inputs().getFirst().values();
        assertEquals(zeros(tokens), seen.outputs().getFirst().padding());
    }

    @Test
    void histogramsCountValuesAtRealStepsOnly() throws ProblemException {
        Probes probes = probes(true);
        Snapshot.Histogram seen = (Snapshot.Histogram)
                probes.take(new ProbeRequest.Histogram(new NodeId("read"))).orElseThrow();
        int real = 0;
        double sum = 0;
        for (int i = 0; i < Math.min(SHOWN, probesShown()); i++) {
            Snapshot.Activations values = activations(probes, "read", i);
            for (int at = 0; at < values.values().values().length; at++) {
                boolean counts = !values.padding().contains(at % STEPS);
                real += counts ? 1 : 0;
                sum += counts ? values.values().values()[at] : 0;
            }
        }
        assertEquals(real, Arrays.stream(seen.counts()).sum());
        assertEquals(sum / real, seen.mean(), 1e-6);
        assertTrue(real > 0);
    }

    @Test
    void nobodyAttendsToPadding() throws ProblemException {
        Probes probes = new Probes(LiveNetwork.build(
                Sketch.on(new DataSpec.Reversal(STEPS, 400))
                        .training(Documents.settings(1))
                        .chain("in", new TokenInput(10, STEPS, true), "embed", new Embedding(4))
                        .then("attend", new SelfAttention(2, false))
                        .then("out", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
                        .document(),
                new Sources(Documents.files())));
        probes.begin(1);
        int padded = 0;
        for (int i = 0; i < SHOWN; i++) {
            SampleRef sample = new SampleRef.InSplit(Split.VALIDATION, i);
            Snapshot.Attention seen =
                    (Snapshot.Attention) probes.take(new ProbeRequest.Attention(new NodeId("attend"), sample))
                            .orElseThrow();
            Set<Integer> padding = zeros(seen.sample().inputs().getFirst().values());
            assertEquals(padding, seen.paddedKeys());
            assertEquals(padding, seen.paddedQueries());
            for (int at = 0; at < seen.weights().values().length; at++) {
                boolean isReal = !padding.contains(at / STEPS % STEPS);
                if (isReal && padding.contains(at % STEPS)) {
                    assertEquals(0, seen.weights().values()[at]);
                    padded++;
                }
            }
        }
        assertTrue(padded > 0);
    }

    private static int probesShown() throws ProblemException {
        return network(true).data().samples(Split.VALIDATION).length;
    }

    private static Set<Integer> zeros(float[] tokens) {
        return IntStream.range(0, tokens.length)
                .filter(i -> tokens[i] == 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Snapshot.Activations activations(Probes probes, String node, int sample) {
        SampleRef ref = new SampleRef.InSplit(Split.VALIDATION, sample);
        return (Snapshot.Activations)
                probes.take(new ProbeRequest.Activations(new NodeId(node), ref)).orElseThrow();
    }

    private static Probes probes(boolean skipPadding) throws ProblemException {
        Probes probes = new Probes(network(skipPadding));
        probes.begin(1);
        return probes;
    }

    private static LiveNetwork network(boolean skipPadding) throws ProblemException {
        return LiveNetwork.build(
                Sketch.on(new DataSpec.Reversal(STEPS, 400))
                        .training(Documents.settings(1))
                        .chain("in", new TokenInput(10, STEPS, skipPadding), "embed", new Embedding(4))
                        .chain("window", new Conv1d(3, 3, 1, Padding.SAME, 1, Activation.RELU), "read", new Gru(5))
                        .then("out", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
                        .document(),
                new Sources(Documents.files()));
    }
}
