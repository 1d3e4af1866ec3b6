package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.lamina.runtime.lower.GraphLoweringTest.cacheMode;
import static org.lamina.runtime.lower.GraphLoweringTest.layer;
import static org.lamina.runtime.lower.GraphLoweringTest.onlyLayer;
import static org.lamina.runtime.lower.GraphLoweringTest.vertex;

import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.junit.jupiter.api.Test;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.ToImage;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.DepthToSpaceVertex;
import org.lamina.runtime.engine.FeatureSoftmax;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/// Layers of images keep their settings in the engine, read back from its configuration.
class GraphLoweringOfImagesTest {
    private static final ImageInput IMAGE = new ImageInput(3, 8, 9);

    @Test
    void conv2d() {
        Conv2d spec = new Conv2d(4, new Size(3, 2), new Size(1, 2), Padding.SAME, new Size(2, 1), Activation.RELU);
        ConvolutionLayer layer = assertInstanceOf(ConvolutionLayer.class, layer(IMAGE, spec));

        assertEquals(3, layer.getNIn());
        assertEquals(4, layer.getNOut());
        assertArrayEquals(new int[] {3, 2}, layer.getKernelSize());
        assertArrayEquals(new int[] {1, 2}, layer.getStride());
        assertArrayEquals(new int[] {2, 1}, layer.getDilation());
        assertEquals(ConvolutionMode.Same, layer.getConvolutionMode());
        assertInstanceOf(ActivationReLU.class, layer.getActivationFn());
        assertEquals(CacheMode.DEVICE, cacheMode(IMAGE, spec));
    }

    @Test
    void conv2dSoftmaxRunsOverChannels() {
        Conv2d spec = Conv2d.KIND.defaults().withActivation(Activation.SOFTMAX);

        ConvolutionLayer layer = assertInstanceOf(ConvolutionLayer.class, layer(IMAGE, spec));

        assertInstanceOf(FeatureSoftmax.class, layer.getActivationFn());
    }

    @Test
    void transposedConv2d() {
        TransposedConv2d spec = new TransposedConv2d(4, new Size(3, 2), new Size(1, 2), Padding.SAME, Activation.TANH);
        Deconvolution2D layer = assertInstanceOf(Deconvolution2D.class, layer(IMAGE, spec));

        assertEquals(3, layer.getNIn());
        assertEquals(4, layer.getNOut());
        assertArrayEquals(new int[] {3, 2}, layer.getKernelSize());
        assertArrayEquals(new int[] {1, 2}, layer.getStride());
        assertEquals(ConvolutionMode.Same, layer.getConvolutionMode());
        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
    }

    @Test
    void depthwiseConv2d() {
        DepthwiseConv2d spec =
                new DepthwiseConv2d(4, new Size(3, 2), new Size(1, 2), Padding.SAME, new Size(2, 1), Activation.TANH);
        DepthwiseConvolution2D layer = assertInstanceOf(DepthwiseConvolution2D.class, layer(IMAGE, spec));

        assertEquals(4, layer.getDepthMultiplier());
        assertEquals(12, layer.getNOut());
        assertArrayEquals(new int[] {3, 2}, layer.getKernelSize());
        assertArrayEquals(new int[] {1, 2}, layer.getStride());
        assertArrayEquals(new int[] {2, 1}, layer.getDilation());
        assertEquals(ConvolutionMode.Same, layer.getConvolutionMode());
        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
    }

    /// There the engine's own depthwise convolution cannot be trained.
    @Test
    void depthwiseConv2dOfOneChannelIsAFullConvolution() {
        DepthwiseConv2d spec =
                new DepthwiseConv2d(4, new Size(3, 2), new Size(1, 2), Padding.SAME, new Size(2, 1), Activation.TANH);
        ConvolutionLayer layer = (ConvolutionLayer) layer(new ImageInput(1, 8, 9), spec);

        assertEquals(ConvolutionLayer.class, layer.getClass());
        assertEquals(4, layer.getNOut());
        assertArrayEquals(new int[] {3, 2}, layer.getKernelSize());
        assertArrayEquals(new int[] {1, 2}, layer.getStride());
        assertArrayEquals(new int[] {2, 1}, layer.getDilation());
        assertEquals(ConvolutionMode.Same, layer.getConvolutionMode());
        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
    }

    @Test
    void separableConv2dHasTwoSteps() {
        SeparableConv2d spec =
                new SeparableConv2d(4, new Size(3, 2), new Size(1, 2), Padding.VALID, new Size(2, 1), Activation.TANH);
        Sketch sketch = Sketch.on(new DataSpec.None())
                .chain("in", IMAGE, "x", spec, "flat", new Flatten(), "out", Output.KIND.defaults());
        var vertices = GraphLowering.lower(sketch.document()).configuration().getVertices();

        var first = assertInstanceOf(
                DepthwiseConvolution2D.class,
                ((LayerVertex) vertices.get("x.depthwise")).getLayerConf().getLayer());
        assertEquals(3, first.getNOut());
        assertFalse(first.hasBias());
        assertArrayEquals(new int[] {3, 2}, first.getKernelSize());
        assertArrayEquals(new int[] {1, 2}, first.getStride());
        assertArrayEquals(new int[] {2, 1}, first.getDilation());
        assertEquals(ConvolutionMode.Truncate, first.getConvolutionMode());
        assertInstanceOf(ActivationIdentity.class, first.getActivationFn());
        var second = assertInstanceOf(ConvolutionLayer.class, onlyLayer(sketch));
        assertArrayEquals(new int[] {1, 1}, second.getKernelSize());
        assertEquals(4, second.getNOut());
        assertInstanceOf(ActivationTanH.class, second.getActivationFn());
    }

    @Test
    void upsampling() {
        Upsampling2D layer = assertInstanceOf(Upsampling2D.class, layer(IMAGE, new Upsample2d(new Size(2, 3))));

        assertArrayEquals(new int[] {2, 3}, layer.getSize());
    }

    @Test
    void borders() {
        var padding = assertInstanceOf(ZeroPaddingLayer.class, layer(IMAGE, new Border2d(false, 1, 2, 3, 4)));
        var cropping = assertInstanceOf(Cropping2D.class, layer(IMAGE, new Border2d(true, 4, 3, 2, 1)));

        assertArrayEquals(new int[] {1, 2, 3, 4}, padding.getPadding());
        assertArrayEquals(new int[] {4, 3, 2, 1}, cropping.getCropping());
    }

    @Test
    void spaceToDepth() {
        assertEquals(
                4,
                assertInstanceOf(SpaceToDepthLayer.class, layer(new ImageInput(3, 8, 12), new SpaceToDepth(4)))
                        .getBlockSize());
    }

    @Test
    void depthToSpace() {
        assertEquals(new DepthToSpaceVertex(2), vertex(new ImageInput(8, 3, 5), new DepthToSpace(2)));
    }

    @Test
    void reshaping() {
        assertArrayEquals(
                new int[] {-1, 6, 4, 9},
                assertInstanceOf(ReshapeVertex.class, vertex(IMAGE, new ToImage(6, 4, 9)))
                        .getNewShape());
    }
}
