package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Window2d;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.engine.LocallyConnectedLayer;
import org.lamina.runtime.engine.LocallyConnectedLayer.Windows;

/// Layers with weights of their own at every place: the weighted sums alone.
final class LocalLayers {

    private final Flow flow;
    private final TrainingSettings settings;

    LocalLayers(Flow flow, TrainingSettings settings) {
        this.flow = flow;
        this.settings = settings;
    }

    Layer sums(NodeId id, LocallyConnected2d spec) {
        if (!(flow.inputShape(id) instanceof Shape.Image in) || !(flow.shape(id) instanceof Shape.Image out)) {
            throw new IllegalStateException("Checked locally connected layers read images: " + id);
        }
        return layer(in, out, spec.window(), spec.bias(), spec.activation());
    }

    /// Sequences are images of one row to our layer.
    Layer sums(NodeId id, LocallyConnected1d spec) {
        if (!(flow.inputShape(id) instanceof Shape.Sequence in) || !(flow.shape(id) instanceof Shape.Sequence out)) {
            throw new IllegalStateException("Checked locally connected layers read sequences: " + id);
        }
        return layer(
                new Shape.Image(in.features(), 1, in.length()),
                new Shape.Image(out.features(), 1, out.length()),
                new Window2d(new Size(1, spec.kernel()), new Size(1, spec.stride()), spec.padding()),
                spec.bias(),
                spec.activation());
    }

    private Layer layer(Shape.Image in, Shape.Image out, Window2d window, boolean bias, Activation function) {
        Size kernel = window.kernel();
        Size stride = window.stride();
        boolean same = window.padding() == Padding.SAME;
        int[] before = {
            same ? outside(in.height(), out.height(), kernel.height(), stride.height()) : 0,
            same ? outside(in.width(), out.width(), kernel.width(), stride.width()) : 0
        };
        Windows windows = new Windows(
                new int[] {in.height(), in.width()},
                new int[] {out.height(), out.width()},
                ImageLayers.pair(kernel),
                ImageLayers.pair(stride),
                before);
        LocallyConnectedLayer layer = LocallyConnectedLayer.of(in.channels(), out.channels(), windows, bias);
        layer.setWeightInitFn(Functions.weights(settings.weightInit(), function));
        return layer;
    }

    /// How much of the first window lies outside; where the number is odd, more lies behind the last.
    private static int outside(int in, int out, int kernel, int stride) {
        return Math.max(0, (out - 1) * stride + kernel - in) / 2;
    }
}
