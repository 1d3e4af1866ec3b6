package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.lamina.runtime.lower.GraphLoweringTest.layer;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.PositionalEncodingLayer;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the engine makes of layers that arrange the steps of sequences.
class SequenceKindsTest {
    private static final SequenceInput SEQUENCE = new SequenceInput(2, 3);
    private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

    @Test
    void upsamplingRepeatsSteps() {
        assertArrayEquals(new double[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6}, run(SEQUENCE, new Upsample1d(2), 2, 3));
    }

    @Test
    void aSingleFeatureOfRepeatedStepsCanBeCutOut() {
        assertArrayEquals(
                new double[] {4, 4, 5, 5, 6, 6}, run(SEQUENCE, List.of(new Upsample1d(2), new Slice(1, 1)), 2, 3));
    }

    @Test
    void zerosArePutAtTheEnds() {
        assertArrayEquals(
                new double[] {0, 1, 2, 3, 0, 0, 0, 4, 5, 6, 0, 0}, run(SEQUENCE, new Border1d(false, 1, 2), 2, 3));
    }

    @Test
    void stepsAreCutOff() {
        assertArrayEquals(new double[] {2, 5}, run(SEQUENCE, new Border1d(true, 1, 1), 2, 3));
        assertArrayEquals(new double[] {2, 3, 5, 6}, run(SEQUENCE, new Border1d(true, 1, 0), 2, 3));
    }

    /// Two features, filters of two steps, two filters: the weights of a place stand together, those of a value last.
    @ParameterizedTest
    @EnumSource
    void everyStepHasWeightsOfItsOwn(Padding padding) {
        ComputationGraph graph =
                graph(SEQUENCE, List.of(new LocallyConnected1d(2, 2, 1, padding, Activation.IDENTITY, true)));
        Nd4j.getRandom().setSeed(3);
        graph.setParams(Nd4j.randn(DataType.FLOAT, graph.params().shape()));
        INDArray weights = graph.getLayer("x").getParam("W");
        INDArray biases = graph.getLayer("x").getParam("b");
        int places = padding == Padding.SAME ? 3 : 2;
        double[] expected = new double[2 * places];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = biases.getDouble(i);
            for (int read = 0; read < 4; read++) {
                int step = i % places + read % 2;
                double value = step < 3 ? VALUES[read / 2 * 3 + step] : 0;
                expected[i] += weights.getDouble(i % places, read, i / places) * value;
            }
        }

        assertArrayEquals(expected, values(graph, 2, 3), 1e-4);
    }

    @Test
    void anImageIsASequenceOfItsPixels() {
        assertArrayEquals(VALUES, run(new ImageInput(3, 1, 2), new ToSequence(3, 2), 3, 1, 2));
    }

    @Test
    void settingsArriveInTheEngine() {
        assertArrayEquals(
                new int[] {4, 5},
                assertInstanceOf(ZeroPadding1DLayer.class, layer(SEQUENCE, new Border1d(false, 4, 5)))
                        .getPadding());
        assertArrayEquals(
                new int[] {0, 2},
                assertInstanceOf(Cropping1D.class, layer(SEQUENCE, new Border1d(true, 0, 2)))
                        .getCropping());
        assertEquals(
                30,
                assertInstanceOf(
                                PositionalEncodingLayer.class,
                                layer(SEQUENCE, new PositionalEncoding(PositionalEncoding.Style.LEARNED, 30)))
                        .getMaxLength());
    }

    /// One sample through one layer, as the trainer builds it.
    private static double[] run(LayerSpec input, LayerSpec spec, long... sizes) {
        return run(input, List.of(spec), sizes);
    }

    private static double[] run(LayerSpec input, List<LayerSpec> specs, long... sizes) {
        return values(graph(input, specs), sizes);
    }

    private static ComputationGraph graph(LayerSpec input, List<LayerSpec> specs) {
        Sketch sketch = Sketch.on(new DataSpec.None()).chain("in", input);
        for (int i = 0; i < specs.size(); i++) {
            sketch.then(i == specs.size() - 1 ? "x" : "before" + i, specs.get(i));
        }
        ComputationGraph graph = new ComputationGraph(
                GraphLowering.lower(sketch.chain("dense", Dense.KIND.defaults(), "out", Output.KIND.defaults())
                                .document())
                        .configuration());
        graph.init();
        return graph;
    }

    private static double[] values(ComputationGraph graph, long... sizes) {
        long[] shape = new long[sizes.length + 1];
        shape[0] = 1;
        System.arraycopy(sizes, 0, shape, 1, sizes.length);
        INDArray sample = Nd4j.createFromArray(VALUES).castTo(DataType.FLOAT).reshape(shape);
        return RowMajor.read(
                Objects.requireNonNull(graph.feedForward(sample, false).get("x")));
    }
}
