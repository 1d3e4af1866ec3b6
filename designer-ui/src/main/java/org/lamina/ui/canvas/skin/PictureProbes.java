package org.lamina.ui.canvas.skin;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.ui.canvas.geometry.CardSize;

/// Chooses what the live picture of a card looks at.
final class PictureProbes {
    private PictureProbes() {}

    static @Nullable ProbeRequest of(GraphNode node, SampleRef sample) {
        if (!CardSize.hasPicture(node.spec())) {
            return null;
        }
        return switch (node.spec().kind().category()) {
            case INPUT, CONVOLUTION, POOLING -> new ProbeRequest.Activations(node.id(), sample);
            case OUTPUT -> new ProbeRequest.Prediction(sample);
            case ATTENTION ->
                node.spec() instanceof SelfAttention
                        ? new ProbeRequest.Attention(node.id(), sample)
                        : new ProbeRequest.Histogram(node.id());
            case DENSE, RECURRENT -> new ProbeRequest.Histogram(node.id());
            case COMBINE, REGULARISATION -> null;
        };
    }
}
