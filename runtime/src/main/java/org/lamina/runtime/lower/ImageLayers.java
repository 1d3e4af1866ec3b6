package org.lamina.runtime.lower;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.FastActivation;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.detect.DetectionOutput;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/// Layers that read images.
final class ImageLayers {

    private final Flow flow;
    private final TrainingSettings settings;
    private final boolean portable;

    ImageLayers(Flow flow, TrainingSettings settings, boolean portable) {
        this.flow = flow;
        this.settings = settings;
        this.portable = portable;
    }

    Layer convolution(NodeId id, Conv2d spec) {
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(pair(spec.kernel()))
                .stride(pair(spec.stride()))
                .dilation(pair(spec.dilation()))
                .convolutionMode(mode(spec.padding()))
                .nIn(channels(id))
                .nOut(spec.filters())
                .hasBias(spec.bias())
                .activation(Functions.activation(spec.activation()))
                .weightInit(Functions.weights(settings.weightInit(), spec.activation()));
        return portable ? builder.build() : FastLayers.convolution(builder, isRectifiedByPooling(id));
    }

    Layer transposed(NodeId id, TransposedConv2d spec) {
        return new Deconvolution2D.Builder(pair(spec.kernel()), pair(spec.stride()))
                .convolutionMode(mode(spec.padding()))
                .nIn(channels(id))
                .nOut(spec.filters())
                .hasBias(spec.bias())
                .activation(Functions.activation(spec.activation()))
                .weightInit(Functions.weights(settings.weightInit(), spec.activation()))
                .build();
    }

    Layer depthwise(NodeId id, DepthwiseConv2d spec) {
        return filterEachChannel(id, spec);
    }

    /// The first step of a separable convolution.
    Layer depthwise(NodeId id, SeparableConv2d spec) {
        return filterEachChannel(
                id,
                new DepthwiseConv2d(
                        1, spec.kernel(), spec.stride(), spec.padding(), spec.dilation(), Activation.IDENTITY, false));
    }

    /// With one channel a full convolution is the same; the engine's own depthwise one fails there on the way back.
    private Layer filterEachChannel(NodeId id, DepthwiseConv2d spec) {
        ConvolutionLayer.BaseConvBuilder<?> builder = channels(id) == 1
                ? new ConvolutionLayer.Builder()
                : new DepthwiseConvolution2D.Builder().depthMultiplier(spec.multiplier());
        builder.kernelSize(pair(spec.kernel()));
        builder.stride(pair(spec.stride()));
        builder.dilation(pair(spec.dilation()));
        builder.convolutionMode(mode(spec.padding()));
        builder.hasBias(spec.bias());
        builder.nIn(channels(id));
        builder.nOut(channels(id) * spec.multiplier());
        builder.activation(Functions.activation(spec.activation()));
        builder.weightInit(Functions.weights(settings.weightInit(), spec.activation()));
        return builder.build();
    }

    /// The second step of a separable convolution.
    Layer pointwise(NodeId id, SeparableConv2d spec) {
        return pointwise(new ConvolutionLayer.Builder(1, 1)
                .nIn(channels(id))
                .nOut(spec.filters())
                .hasBias(spec.bias())
                .activation(Functions.activation(spec.activation()))
                .weightInit(Functions.weights(settings.weightInit(), spec.activation())));
    }

    /// The weighted sums of an output at every pixel.
    Layer sums(NodeId id, Output spec) {
        return pointwise(new ConvolutionLayer.Builder(1, 1)
                .nIn(channels(id))
                .nOut(spec.units())
                .activation(Functions.activation(Activation.IDENTITY))
                .weightInit(Functions.weights(settings.weightInit(), Losses.activation(spec.loss()))));
    }

    private Layer pointwise(ConvolutionLayer.Builder builder) {
        return portable ? builder.build() : FastLayers.convolution(builder, false);
    }

    /// The function and the loss of an output at every pixel. The engine arranges the sums in rows, a pixel each.
    Layer loss(NodeId id, Output spec) {
        if (!(flow.shape(id) instanceof Shape.Image answers)) {
            throw new IllegalStateException("No image of answers: " + id);
        }
        return new CnnLossLayer.Builder(Losses.function(spec.loss(), spec.units(), answers.height() * answers.width()))
                .format(CNN2DFormat.NCHW)
                .activation(Functions.ofRows(Losses.activation(spec.loss())))
                .build();
    }

    /// One class is sure, whatever the loss; the engine's cross-entropy refuses it.
    Layer detection(YoloOutput spec) {
        double[][] priors = spec.boxes().boxes().stream()
                .map(box -> new double[] {box.width(), box.height()})
                .toArray(double[][]::new);
        if (!portable) {
            return new DetectionOutput(priors, spec.classes(), spec.lambdaCoord(), spec.lambdaNoObject());
        }
        return new Yolo2OutputLayer.Builder()
                .boundingBoxPriors(Nd4j.create(priors))
                .lambdaCoord(spec.lambdaCoord())
                .lambdaNoObj(spec.lambdaNoObject())
                .lossClassPredictions(spec.classes() == 1 ? new LossL2() : new LossMCXENT())
                .build();
    }

    Layer function(Activation function) {
        return portable
                ? new ActivationLayer(Functions.activation(function))
                : new FastActivation(Functions.activation(function));
    }

    static Layer upsampling(Upsample2d spec) {
        return new Upsampling2D.Builder().size(pair(spec.factor())).build();
    }

    static Layer border(Border2d spec) {
        int[] sides = {spec.top(), spec.bottom(), spec.left(), spec.right()};
        return spec.cut() ? new Cropping2D.Builder(sides).build() : new ZeroPaddingLayer.Builder(sides).build();
    }

    static Layer spaceToDepth(SpaceToDepth spec) {
        SpaceToDepthLayer layer = new SpaceToDepthLayer();
        layer.setBlockSize(spec.block());
        layer.setDataFormat(CNN2DFormat.NCHW);
        return layer;
    }

    private int channels(NodeId id) {
        return DenseLayers.features(flow.inputShape(id));
    }

    Layer pooling(NodeId id, Pool2d spec) {
        boolean isMax = spec.reduction() == Reduction.MAX;
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(
                        isMax ? SubsamplingLayer.PoolingType.MAX : SubsamplingLayer.PoolingType.AVG)
                .kernelSize(pair(spec.window()))
                .stride(pair(spec.stride()))
                .convolutionMode(mode(spec.padding()));
        if (portable) {
            return builder.build();
        }
        NodeId source = flow.sourcesOf(id).getFirst();
        return FastLayers.pooling(builder, isMax && isRectifiedByPooling(source));
    }

    /// Whether a node is a convolution that ends in ReLU and is read by one max pooling.
    private boolean isRectifiedByPooling(NodeId id) {
        List<GraphNode> readers = flow.readersOf(id);
        return flow.sharedBy(id).isEmpty()
                && flow.node(id).spec() instanceof Conv2d convolution
                && convolution.activation() == Activation.RELU
                && readers.size() == 1
                && readers.getFirst().spec() instanceof Pool2d pooling
                && pooling.reduction() == Reduction.MAX;
    }

    /// Serves images and sequences alike.
    Layer globalPooling(GlobalPool spec) {
        PoolingType type = type(spec.reduction());
        return portable ? new GlobalPoolingLayer(type) : FastLayers.globalPooling(type);
    }

    Layer batchNorm(NodeId id, BatchNorm spec) {
        int features = channels(id);
        boolean frozen = flow.node(id).learning().frozen();
        BatchNormalization layer = new BatchNormalization.Builder()
                .nIn(features)
                .nOut(features)
                // Where only the engine is, a frozen layer at least keeps its statistics.
                .decay(frozen && portable ? 1 : spec.momentum())
                .eps(spec.epsilon())
                .activation(Functions.activation(Activation.IDENTITY))
                .build();
        if (portable) {
            return layer;
        }
        return frozen ? FastLayers.frozenBatchNorm(layer) : FastLayers.batchNorm(layer);
    }

    static PoolingType type(Reduction reduction) {
        return reduction == Reduction.MAX ? PoolingType.MAX : PoolingType.AVG;
    }

    static ConvolutionMode mode(Padding padding) {
        return switch (padding) {
            case VALID -> ConvolutionMode.Truncate;
            case SAME -> ConvolutionMode.Same;
        };
    }

    static int[] pair(Size size) {
        return new int[] {size.height(), size.width()};
    }
}
