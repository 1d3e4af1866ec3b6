package org.lamina.ui.canvas.skin;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Attending;
import org.lamina.graph.layer.Category;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.ui.canvas.geometry.CardSize;

/// Chooses what the live picture of a card looks at.
final class PictureProbes {
    /// One for all cards, so that they share the work.
    private static final int PLANE_RESOLUTION = 32;

    private PictureProbes() {}

    /// @param isPlane whether the network reads points of the plane, so that each layer can be drawn all over it
    static @Nullable ProbeRequest of(GraphNode node, SampleRef sample, boolean isPlane) {
        if (!CardSize.hasPicture(node.spec())) {
            return null;
        }
        Category category = node.spec().kind().category();
        if (isPlane && (category == Category.DENSE || category == Category.OUTPUT)) {
            return new ProbeRequest.Plane(node.id(), PLANE_RESOLUTION);
        }
        return switch (category) {
            case INPUT, CONVOLUTION, POOLING -> new ProbeRequest.Activations(node.id(), sample);
            case OUTPUT -> new ProbeRequest.Prediction(sample);
            case ATTENTION ->
                node.spec() instanceof Attending
                        ? new ProbeRequest.Attention(node.id(), sample)
                        : new ProbeRequest.Histogram(node.id());
            case DENSE, RECURRENT -> new ProbeRequest.Histogram(node.id());
            case COMBINE, REGULARISATION -> null;
        };
    }
}
