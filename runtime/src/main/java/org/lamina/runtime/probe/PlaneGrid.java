package org.lamina.runtime.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.net.ForwardPass;
import org.lamina.runtime.net.LiveNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What nodes say all over the part of the plane where the data lie. Confined to one thread.
final class PlaneGrid {

    private static final int MAX_RESOLUTION = 256;
    private static final double MARGIN = 0.1;

    private final LiveNetwork network;
    private final Map<Integer, ForwardPass> passes = new HashMap<>();
    private Snapshot.@Nullable Area area;

    PlaneGrid(LiveNetwork network) {
        this.network = network;
    }

    /// The weights are about to change.
    void forget() {
        passes.values().forEach(ForwardPass::close);
        passes.clear();
    }

    /// Nothing where the network does not read points of the plane or the node does not give a vector.
    Optional<Snapshot> take(ProbeRequest.Plane request, long iteration) {
        int resolution = request.resolution();
        if (!answers(request.node()) || resolution < 2 || resolution > MAX_RESOLUTION) {
            return Optional.empty();
        }
        INDArray values = passes.computeIfAbsent(resolution, this::pass).value(request.node());
        if (values.rank() != 2) {
            return Optional.empty();
        }
        int units = (int) values.size(1);
        float[] rows = RowMajor.readFloats(values);
        float[] planes = new float[rows.length];
        int places = resolution * resolution;
        for (int place = 0; place < places; place++) {
            for (int unit = 0; unit < units; unit++) {
                planes[unit * places + place] = rows[place * units + unit];
            }
        }
        boolean isAnswer = network.outputs().stream()
                .anyMatch(output -> output.node().id().equals(request.node())
                        && output.target().task() != Task.VALUES);
        return Optional.of(new Snapshot.Plane(
                request, iteration, area(), isAnswer, Tensor.of(planes, units, resolution, resolution)));
    }

    private boolean answers(NodeId node) {
        return network.flow().inputs().size() == 1
                && network.flow().shape(input()).equals(new Shape.Vector(2))
                && network.flow().contains(node)
                && network.flow().shape(node) instanceof Shape.Vector;
    }

    private NodeId input() {
        return network.flow().inputs().getFirst().id();
    }

    private ForwardPass pass(int resolution) {
        Batch batch = new Batch(new int[resolution * resolution], new float[][] {points(resolution)}, new float[0][]);
        return network.feedForward(batch);
    }

    private float[] points(int n) {
        Snapshot.Area over = area();
        float[] points = new float[n * n * 2];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                int at = (row * n + column) * 2;
                points[at] = between(over.xMin(), over.xMax(), column, n);
                points[at + 1] = between(over.yMax(), over.yMin(), row, n);
            }
        }
        network.data().scale(network.inputColumn(input()), points, 0, points.length);
        return points;
    }

    /// A square around all coordinates of the training points, with a margin.
    private Snapshot.Area area() {
        Snapshot.Area known = area;
        if (known == null) {
            double[] range = network.data().range(network.inputColumn(input()));
            double margin = Math.max(1e-6, (range[1] - range[0]) * MARGIN);
            double low = range[0] - margin;
            double high = range[1] + margin;
            known = new Snapshot.Area(low, high, low, high);
            area = known;
        }
        return known;
    }

    private static float between(double from, double to, int step, int steps) {
        return (float) (from + (to - from) * step / (steps - 1));
    }
}
