package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.lamina.runtime.lower.GraphLoweringTest.layer;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
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
    }

    /// One sample through one layer, as the trainer builds it.
    private static double[] run(LayerSpec input, LayerSpec spec, long... sizes) {
        return run(input, List.of(spec), sizes);
    }

    private static double[] run(LayerSpec input, List<LayerSpec> specs, long... sizes) {
        Sketch sketch = Sketch.on(new DataSpec.None()).chain("in", input);
        for (int i = 0; i < specs.size(); i++) {
            sketch.then(i == specs.size() - 1 ? "x" : "before" + i, specs.get(i));
        }
        ComputationGraph graph = new ComputationGraph(
                GraphLowering.lower(sketch.chain("dense", Dense.KIND.defaults(), "out", Output.KIND.defaults())
                                .document())
                        .configuration());
        graph.init();
        long[] shape = new long[sizes.length + 1];
        shape[0] = 1;
        System.arraycopy(sizes, 0, shape, 1, sizes.length);
        INDArray sample = Nd4j.createFromArray(VALUES).castTo(DataType.FLOAT).reshape(shape);
        return RowMajor.read(
                Objects.requireNonNull(graph.feedForward(sample, false).get("x")));
    }
}
