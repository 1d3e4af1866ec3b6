package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Noise.Form;
import org.lamina.graph.layer.Output;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What chance makes of many values, against what its formula says about them.
class NoiseTest {
    private static final int SAMPLES = 400;
    private static final int CHANNELS = 5;
    private static final int SIDE = 6;
    private static final int PLACES = SIDE * SIDE;

    @ParameterizedTest
    @EnumSource(Form.class)
    void nothingHappensWhenTheNetworkIsUsed(Form form) {
        INDArray input = ones();
        assertEquals(input, values(new Noise(form, 0.3), input, false));
    }

    /// What a layer gave is needed again on the way back, and by others that read it.
    @ParameterizedTest
    @EnumSource(Form.class)
    void whatNoiseReadsStaysAsItIs(Form form) {
        SmallGraph graph = new SmallGraph(GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .chain(
                                "in",
                                new ImageInput(2, 4, 4),
                                "conv",
                                Conv2d.KIND.defaults(),
                                "noise",
                                new Noise(form, 0.5))
                        .chain(
                                "mean",
                                GlobalPool.KIND.defaults(),
                                "out",
                                new Output(2, new LossSpec.MeanSquaredError()))
                        .document())
                .configuration());
        graph.init();
        INDArray input = Nd4j.rand(DataType.FLOAT, 6, 2, 4, 4);
        INDArray quiet = Objects.requireNonNull(graph.feedForward(input, false).get("conv"));
        assertEquals(quiet, graph.feedForward(input, true).get("conv"));
    }

    /// A crop is a view of the data that it reads.
    @Test
    void noiseBehindACropLeavesTheDataAlone() {
        SmallGraph graph = new SmallGraph(GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .chain("in", new ImageInput(2, 4, 4), "crop", Border2d.CROPPING.defaults())
                        .chain("noise", new Noise(Form.CHANNELS, 0.5), "mean", GlobalPool.KIND.defaults())
                        .chain("out", new Output(2, new LossSpec.MeanSquaredError()))
                        .document())
                .configuration());
        graph.init();
        INDArray input = Nd4j.rand(DataType.FLOAT, 6, 2, 4, 4);
        INDArray before = input.dup();
        graph.fit(new INDArray[] {input}, new INDArray[] {Nd4j.rand(DataType.FLOAT, 6, 2)});
        assertEquals(before, input);
    }

    @Test
    void gaussianNoiseAddsNumbersOfItsDeviation() {
        float[] values = disturbed(new Noise(Form.GAUSSIAN, 0.5));
        assertEquals(1, mean(values), 0.01);
        assertEquals(0.5, deviation(values), 0.01);
    }

    @Test
    void gaussianDropoutVariesAsMuchAsDropoutDoes() {
        float[] values = disturbed(new Noise(Form.FACTORS, 0.2));
        assertEquals(1, mean(values), 0.01);
        assertEquals(Math.sqrt(0.2 / 0.8), deviation(values), 0.01);
        assertEquals(deviation(disturbed(new Dropout(0.2))), deviation(values), 0.02);
    }

    /// For inputs of mean 0 and deviation 1.
    @Test
    void alphaDropoutKeepsMeanAndDeviation() {
        Nd4j.getRandom().setSeed(2);
        INDArray input = Nd4j.randn(DataType.FLOAT, SAMPLES, CHANNELS, SIDE, SIDE);
        float[] values = RowMajor.readFloats(values(new Noise(Form.ALPHA, 0.2), input, true));
        assertEquals(0, mean(values), 0.02);
        assertEquals(1, deviation(values), 0.02);
    }

    @Test
    void spatialDropoutDropsWholeChannels() {
        assertDropped(disturbed(new Noise(Form.CHANNELS, 0.25)), PLACES, 0.25);
    }

    @Test
    void stochasticDepthDropsWholeSamples() {
        assertDropped(disturbed(new Noise(Form.SAMPLES, 0.25)), CHANNELS * PLACES, 0.25);
    }

    /// Each piece is all zeros or all scaled up, and about as many are zero as the rate says.
    private static void assertDropped(float[] values, int piece, double rate) {
        int pieces = values.length / piece;
        int dropped = 0;
        for (int i = 0; i < pieces; i++) {
            float first = values[i * piece];
            int from = i * piece;
            assertTrue(IntStream.range(from, from + piece).allMatch(at -> values[at] == first));
            assertEquals(first == 0 ? 0 : 1 / (1 - rate), first, 1e-6);
            dropped += first == 0 ? 1 : 0;
        }
        assertEquals(rate, (double) dropped / pieces, 0.08);
    }

    private static INDArray ones() {
        return Nd4j.ones(DataType.FLOAT, SAMPLES, CHANNELS, SIDE, SIDE);
    }

    private static float[] disturbed(LayerSpec spec) {
        return RowMajor.readFloats(values(spec, ones(), true));
    }

    private static INDArray values(LayerSpec spec, INDArray input, boolean training) {
        ComputationGraph graph = new ComputationGraph(GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .then("in", new ImageInput(CHANNELS, SIDE, SIDE))
                        .then("noise", spec)
                        .then("pool", GlobalPool.KIND.defaults())
                        .then("out", Output.KIND.defaults().withUnits(2))
                        .document())
                .configuration());
        graph.init();
        Nd4j.getRandom().setSeed(1);
        return Objects.requireNonNull(graph.feedForward(input, training).get("noise"));
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow());
    }
}
