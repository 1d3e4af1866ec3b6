package org.lamina.runtime.probe;

import java.util.Objects;
import java.util.Optional;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.net.LiveNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What the first output says all over a rectangle of the plane.
final class BoundaryGrid {

    private static final int MAX_RESOLUTION = 256;

    private final LiveNetwork network;

    BoundaryGrid(LiveNetwork network) {
        this.network = network;
    }

    /// Nothing where the network does not read points of the plane and answer with a vector.
    Optional<Snapshot> take(ProbeRequest.Boundary request, long iteration) {
        int resolution = request.resolution();
        if (!readsThePlane() || resolution < 2 || resolution > MAX_RESOLUTION) {
            return Optional.empty();
        }
        float[] points = points(request);
        Batch batch = new Batch(new int[resolution * resolution], new float[][] {points}, new float[0][]);
        INDArray answers = Objects.requireNonNull(
                network.feedForward(network.features(batch)).get(firstOutput().value()));
        int units = (int) answers.size(1);
        float[] rows = RowMajor.readFloats(answers);
        float[] planes = new float[rows.length];
        int places = resolution * resolution;
        for (int place = 0; place < places; place++) {
            for (int unit = 0; unit < units; unit++) {
                planes[unit * places + place] = rows[place * units + unit];
            }
        }
        return Optional.of(new Snapshot.Boundary(request, iteration, Tensor.of(planes, units, resolution, resolution)));
    }

    private NodeId firstOutput() {
        return network.outputs().getFirst().node().id();
    }

    private boolean readsThePlane() {
        return network.flow().inputs().size() == 1
                && network.flow().shape(network.flow().inputs().getFirst().id()).equals(new Shape.Vector(2))
                && network.flow().shape(firstOutput()) instanceof Shape.Vector;
    }

    private float[] points(ProbeRequest.Boundary request) {
        int n = request.resolution();
        float[] points = new float[n * n * 2];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                int at = (row * n + column) * 2;
                points[at] = between(request.xMin(), request.xMax(), column, n);
                points[at + 1] = between(request.yMin(), request.yMax(), row, n);
            }
        }
        network.data()
                .scale(network.inputColumn(network.flow().inputs().getFirst().id()), points, 0, points.length);
        return points;
    }

    private static float between(double from, double to, int step, int steps) {
        return (float) (from + (to - from) * step / (steps - 1));
    }
}
