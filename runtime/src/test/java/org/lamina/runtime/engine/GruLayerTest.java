package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The GRU alone: in single precision by oneDNN where it is, in double precision in plain Java.
class GruLayerTest {
    private static final LayerWorkspaceMgr NONE = LayerWorkspaceMgr.noWorkspaces();
    private static final int INPUTS = 2;
    private static final int UNITS = 2;
    private static final int STEPS = 3;
    private static final int BATCH = 2;

    enum Precision {
        SINGLE(DataType.FLOAT, 2e-6),
        DOUBLE(DataType.DOUBLE, 1e-12);

        final DataType type;
        final double tolerance;

        Precision(DataType type, double tolerance) {
            this.type = type;
            this.tolerance = tolerance;
        }
    }

    /// PyTorch 1.13, `torch.nn.GRU(2, 2, batch_first=True)` in double precision: weights, biases, input and the
    /// gradient of the output are sines of 1, 2, ... from the places below on.
    private static final double[] TORCH_OUTPUT = {
        0.1264412370173407,
        0.8612603652762144,
        -0.01628320952154847,
        0.7020811244295694,
        0.5970961274848358,
        0.5335776874169553,
        0.1937271641330064,
        0.8775012549687176,
        -0.05814381343466285,
        0.7570337446928006,
        0.5441604414631318,
        0.5031192037315395
    };

    private static final Map<String, double[]> TORCH_GRADIENTS = Map.of(
            "W",
            new double[] {
                0.06260376054462093,
                0.09936592684828544,
                -0.041780969929350195,
                0.004538065393347123,
                -0.02128109300636878,
                -0.007213995307454803,
                -0.19948239231683004,
                0.02087614062094096,
                0.4989939678161137,
                1.7704919985596248,
                -0.5207002839350865,
                0.08290997264819822
            },
            "RW",
            new double[] {
                0.008564607943751974, 0.03543695543078873, 0.0019267888790544675, -0.03731846845142077,
                0.004944986441789723, 0.04010649921631167, 0.014475446528843146, -0.15339779083751987,
                0.23154179028173927, 1.1385087509317937, 0.004275051121624353, -0.07817484548090664
            },
            "b",
            new double[] {
                -0.028947064134161406,
                -0.051983410324297374,
                0.09099584200761363,
                -0.20873763992054498,
                1.0113047515486866,
                -0.6097116662587334
            },
            "rb",
            new double[] {
                -0.028947064134161413,
                -0.051983410324297374,
                0.09099584200761363,
                -0.20873763992054498,
                1.1820126270536118,
                -0.10932068920396112
            });

    private static final double[] TORCH_INPUT_GRADIENT = {
        -0.086276223702698,
        0.036299834763964776,
        0.34041892439378435,
        -0.4306699105196936,
        0.21256332497342367,
        0.20821986738402276,
        -0.16260653615467419,
        0.10335145797555272,
        0.2944100883187937,
        -0.39585979074255184,
        0.1718835318571377,
        0.0367199044088585
    };

    @ParameterizedTest
    @EnumSource
    void answersAndGradientsAreThoseOfPytorch(Precision precision) {
        GruOp layer = layer(precision.type, INPUTS, UNITS);
        INDArray output = layer.activate(sequence(precision.type, BATCH, STEPS, INPUTS, 80), true, NONE);

        assertClose(TORCH_OUTPUT, output.permute(0, 2, 1), precision);

        Pair<Gradient, INDArray> back =
                layer.backpropGradient(sequence(precision.type, BATCH, STEPS, UNITS, 100), NONE);
        TORCH_GRADIENTS.forEach(
                (key, expected) -> assertClose(expected, back.getFirst().getGradientFor(key), precision));
        assertClose(TORCH_INPUT_GRADIENT, back.getSecond().permute(0, 2, 1), precision);
    }

    /// Word for word the formulas of the layer's help, number by number.
    @ParameterizedTest
    @EnumSource
    void everyNumberFollowsTheFormula(Precision precision) {
        int inputs = 5;
        int units = 7;
        GruOp layer = layer(precision.type, inputs, units);
        INDArray x = sequence(precision.type, 3, 6, inputs, 200);
        INDArray output = layer.activate(x, false, NONE);
        for (int sample = 0; sample < 3; sample++) {
            double[] state = new double[units];
            for (int step = 0; step < 6; step++) {
                double[] next = new double[units];
                for (int u = 0; u < units; u++) {
                    double reset = sigmoid(sum(layer, 0, u, x, sample, step) + recurrentSum(layer, 0, u, state));
                    double update = sigmoid(sum(layer, 1, u, x, sample, step) + recurrentSum(layer, 1, u, state));
                    double candidate =
                            Math.tanh(sum(layer, 2, u, x, sample, step) + reset * recurrentSum(layer, 2, u, state));
                    next[u] = (1 - update) * candidate + update * state[u];
                    assertEquals(next[u], output.getDouble(sample, u, step), precision.tolerance);
                }
                state = next;
            }
        }
    }

    private static double sum(GruOp layer, int gate, int unit, INDArray x, int sample, int step) {
        long row = gate * layer.layerConf().getNOut() + unit;
        double sum = layer.getParam("b").getDouble(0, row);
        for (int i = 0; i < x.size(1); i++) {
            sum += layer.getParam("W").getDouble(row, i) * x.getDouble(sample, i, step);
        }
        return sum;
    }

    private static double recurrentSum(GruOp layer, int gate, int unit, double[] state) {
        long row = gate * layer.layerConf().getNOut() + unit;
        double sum = layer.getParam("rb").getDouble(0, row);
        for (int i = 0; i < state.length; i++) {
            sum += layer.getParam("RW").getDouble(row, i) * state[i];
        }
        return sum;
    }

    private static double sigmoid(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    @ParameterizedTest
    @EnumSource
    void partsOneAfterTheOtherGiveWhatTheWholeGives(Precision precision) {
        GruOp layer = layer(precision.type, 3, 4);
        INDArray x = sequence(precision.type, 2, 7, 3, 300);
        INDArray whole = layer.activate(x, false, NONE).dup();
        for (int round = 0; round < 2; round++) {
            layer.rnnClearPreviousState();
            int from = 0;
            for (int to : new int[] {3, 4, 7}) {
                assertClose(doubles(steps(whole, from, to)), layer.rnnTimeStep(steps(x, from, to), NONE), precision);
                // A question in between leaves the state alone.
                layer.activate(x, false, NONE);
                from = to;
            }
        }
    }

    @Test
    void aStateOfOtherSamplesIsRefused() {
        GruOp layer = layer(DataType.FLOAT, 3, 4);
        layer.rnnTimeStep(sequence(DataType.FLOAT, 2, 1, 3, 300), NONE);
        assertThrows(
                IllegalStateException.class, () -> layer.rnnTimeStep(sequence(DataType.FLOAT, 1, 1, 3, 300), NONE));
    }

    /// The second part goes on from the state after the first, which counts as given.
    @ParameterizedTest
    @EnumSource
    void truncatedBackpropagationGoesOnFromTheLastState(Precision precision) {
        GruOp layer = layer(precision.type, 3, 4);
        INDArray x = sequence(precision.type, 2, 7, 3, 300);
        INDArray whole = layer.activate(x, true, NONE).dup();
        INDArray epsilon = sequence(precision.type, 2, 4, 4, 400);
        layer.rnnActivateUsingStoredState(steps(x, 0, 3), true, false, NONE);
        layer.tbpttBackpropGradient(steps(epsilon, 0, 3), 3, NONE);
        INDArray second = layer.rnnActivateUsingStoredState(steps(x, 3, 7), true, false, NONE);
        assertClose(doubles(steps(whole, 3, 7)), second, precision);
        Pair<Gradient, INDArray> cut = layer.tbpttBackpropGradient(epsilon, 4, NONE);

        // The same from a whole pass in which gradients reach only the last four steps.
        GruOp other = layer(DataType.DOUBLE, 3, 4);
        other.activate(x.castTo(DataType.DOUBLE), true, NONE);
        INDArray all = Nd4j.zeros(DataType.DOUBLE, 2, 4, 7);
        all.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(3, 7))
                .assign(epsilon.castTo(DataType.DOUBLE));
        Pair<Gradient, INDArray> expected = other.tbpttBackpropGradient(all, 4, NONE);
        for (String key : TORCH_GRADIENTS.keySet()) {
            assertClose(
                    doubles(expected.getFirst().getGradientFor(key)),
                    cut.getFirst().getGradientFor(key),
                    precision);
        }
        assertClose(doubles(steps(expected.getSecond(), 3, 7)), cut.getSecond(), precision);
        assertEquals(0, steps(expected.getSecond(), 0, 3).amaxNumber().doubleValue());
    }

    @ParameterizedTest
    @EnumSource
    void aMaskedStepForgetsTheState(Precision precision) {
        GruOp layer = layer(precision.type, 3, 4);
        INDArray x = sequence(precision.type, 2, 5, 3, 300);
        INDArray rest = layer.activate(steps(x, 3, 5), false, NONE).dup();
        INDArray mask = Nd4j.ones(precision.type, 2, 5).putScalar(0, 2, 0).putScalar(1, 2, 0);
        layer.feedForwardMaskArray(mask, MaskState.Active, 2);
        INDArray masked = layer.activate(x, true, NONE);
        assertEquals(0, steps(masked, 2, 3).amaxNumber().doubleValue());
        assertClose(doubles(rest), steps(masked, 3, 5), precision);

        Pair<Gradient, INDArray> back = layer.backpropGradient(sequence(precision.type, 2, 5, 4, 400), NONE);
        assertEquals(0, steps(back.getSecond(), 2, 3).amaxNumber().doubleValue());
    }

    @Test
    void sequencesWithTheFeaturesLastAreRefused() {
        GruLayer conf = GruLayer.of(4);
        conf.setRnnDataFormat(RNNFormat.NWC);
        assertThrows(
                IllegalStateException.class,
                () -> conf.instantiate(
                        new NeuralNetConfiguration.Builder().layer(conf).build(),
                        List.of(),
                        0,
                        Nd4j.zeros(1, 1),
                        false,
                        DataType.FLOAT));
    }

    private static GruOp layer(DataType type, int inputs, int units) {
        GruLayer conf = GruLayer.of(units);
        conf.setNIn(inputs);
        long count = GruParams.INSTANCE.numParams(conf);
        GruOp layer = (GruOp) conf.instantiate(
                new NeuralNetConfiguration.Builder().layer(conf).build(),
                List.of(),
                0,
                Nd4j.zeros(type, 1, count),
                true,
                type);
        layer.setBackpropGradientsViewArray(Nd4j.zeros(type, 1, count));
        layer.setParam("W", sines(type, 1, 3L * units, inputs));
        layer.setParam("RW", sines(type, 20, 3L * units, units));
        layer.setParam("b", sines(type, 40, 1, 3L * units));
        layer.setParam("rb", sines(type, 60, 1, 3L * units));
        return layer;
    }

    private static INDArray sines(DataType type, int from, long... shape) {
        double[] sines = new double[(int) LongStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < sines.length; i++) {
            sines[i] = Math.sin(from + i);
        }
        return Nd4j.create(sines, shape, 'c').castTo(type);
    }

    /// As `[B, F, T]`, filled as `[B, T, F]`.
    private static INDArray sequence(DataType type, int batch, int steps, int features, int from) {
        return sines(type, from, batch, steps, features).permute(0, 2, 1);
    }

    private static INDArray steps(INDArray sequence, int from, int to) {
        return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
                .dup();
    }

    private static double[] doubles(INDArray array) {
        return RowMajor.read(array);
    }

    private static void assertClose(double[] expected, INDArray told, Precision precision) {
        assertArrayEquals(expected, doubles(told), precision.tolerance);
    }
}
