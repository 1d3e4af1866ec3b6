package org.lamina.ui.canvas;

import java.util.List;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;

/// Answers to probes, computed from a formula.
final class Snapshots {
    private static final Sample SAMPLE = new Sample(
            new SampleRef.InSplit(SampleRef.Split.VALIDATION, 0), List.of(), List.of(), List.of(), List.of());

    private Snapshots() {}

    static Snapshot of(ProbeRequest request) {
        return switch (request) {
            case ProbeRequest.Activations asked -> new Snapshot.Activations(asked, 1, SAMPLE, waves(16, 12, 12));
            case ProbeRequest.Histogram asked -> new Snapshot.Histogram(asked, 1, 0, 1, bell(40), 0.5, 0.1, 0, 0, 64);
            case ProbeRequest.Filters asked -> new Snapshot.Filters(asked, 1, waves(8, 1, 9));
            case ProbeRequest.Attention asked -> new Snapshot.Attention(asked, 1, SAMPLE, waves(2, 8, 8));
            case ProbeRequest.Prediction asked ->
                new Snapshot.Prediction(
                        asked,
                        1,
                        SAMPLE,
                        List.of(new Snapshot.OutputValues(
                                new NodeId("output"),
                                0,
                                Tensor.of(new float[] {0, 0.02f, 0, 0.03f, 0, 0, 0.02f, 0.9f, 0.02f, 0.01f}, 10))));
            case ProbeRequest.Plane asked ->
                new Snapshot.Plane(asked, 1, new Snapshot.Area(-1, 1, -1, 1), false, waves(8, 8, 8));
        };
    }

    private static Tensor waves(int count, int height, int width) {
        float[] values = new float[count * height * width];
        for (int i = 0; i < values.length; i++) {
            int map = i / (height * width);
            values[i] = (float) (Math.sin(0.5 * (i % width) + map) * Math.cos(0.4 * (i / width % height) - map));
        }
        return Tensor.of(values, count, height, width);
    }

    private static long[] bell(int bins) {
        long[] counts = new long[bins];
        for (int i = 0; i < bins; i++) {
            double x = (i - bins / 2.0) / 7;
            counts[i] = Math.round(1000 * Math.exp(-x * x));
        }
        return counts;
    }
}
