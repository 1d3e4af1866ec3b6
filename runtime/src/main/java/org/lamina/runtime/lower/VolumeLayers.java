package org.lamina.runtime.lower;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding3DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping3D;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Border3d;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.TransposedConv3d;
import org.lamina.graph.layer.Upsample3d;
import org.lamina.graph.layer.Window3d;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;

/// Layers that read volumes, channels first.
final class VolumeLayers {

    private final Flow flow;
    private final TrainingSettings settings;

    VolumeLayers(Flow flow, TrainingSettings settings) {
        this.flow = flow;
        this.settings = settings;
    }

    Layer convolution(NodeId id, Conv3d spec) {
        return filter(id, new Convolution3D.Builder().dataFormat(Convolution3D.DataFormat.NCDHW), spec);
    }

    Layer transposed(NodeId id, TransposedConv3d spec) {
        return filter(
                id,
                new Deconvolution3D.Builder().dataFormat(Convolution3D.DataFormat.NCDHW),
                new Conv3d(spec.filters(), spec.window(), spec.activation(), spec.bias()));
    }

    private Layer filter(NodeId id, ConvolutionLayer.BaseConvBuilder<?> builder, Conv3d spec) {
        builder.kernelSize(extent(spec.window()));
        builder.stride(stride(spec.window()));
        builder.convolutionMode(ImageLayers.mode(spec.window().padding()));
        builder.nIn(DenseLayers.features(flow.inputShape(id)));
        builder.nOut(spec.filters());
        builder.hasBias(spec.bias());
        builder.activation(Functions.activation(spec.activation()));
        builder.weightInit(Functions.weights(settings.weightInit(), spec.activation()));
        return builder.build();
    }

    static Layer border(Border3d spec) {
        Border2d plane = spec.plane();
        int[] sides = {spec.front(), spec.back(), plane.top(), plane.bottom(), plane.left(), plane.right()};
        return plane.cut() ? new Cropping3D.Builder(sides).build() : new ZeroPadding3DLayer.Builder(sides).build();
    }

    static Layer pooling(Pool3d spec) {
        return new Subsampling3DLayer.Builder(
                        ImageLayers.type(spec.reduction()), extent(spec.window()), stride(spec.window()), new int[] {
                            0, 0, 0
                        })
                .convolutionMode(ImageLayers.mode(spec.window().padding()))
                .dataFormat(Convolution3D.DataFormat.NCDHW)
                .build();
    }

    static Layer upsampling(Upsample3d spec) {
        return new Upsampling3D.Builder(spec.factor())
                .dataFormat(Convolution3D.DataFormat.NCDHW)
                .build();
    }

    /// Cuts off what no box reads ([Unread]).
    Optional<Layer> unread(NodeId id, Window3d window) {
        if (!(flow.inputShape(id) instanceof Shape.Volume volume)) {
            throw new IllegalStateException("No volume: " + id);
        }
        int planes = Unread.places(volume.depth(), window.padding(), window.deep(), window.step(), 1);
        int rows = Unread.places(
                volume.height(),
                window.padding(),
                window.plane().height(),
                window.stride().height(),
                1);
        int columns = Unread.places(
                volume.width(),
                window.padding(),
                window.plane().width(),
                window.stride().width(),
                1);
        return planes + rows + columns == 0
                ? Optional.empty()
                : Optional.of(new Cropping3D.Builder(0, planes, 0, rows, 0, columns).build());
    }

    private static int[] extent(Window3d window) {
        return new int[] {window.deep(), window.plane().height(), window.plane().width()};
    }

    private static int[] stride(Window3d window) {
        return new int[] {
            window.step(), window.stride().height(), window.stride().width()
        };
    }
}
