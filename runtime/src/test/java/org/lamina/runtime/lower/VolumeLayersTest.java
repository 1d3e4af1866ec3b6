package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.Upsample3d;
import org.lamina.graph.layer.VolumeInput;
import org.lamina.graph.layer.Window3d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the engine computes on volumes, against loops over what the definitions say, and its gradients.
class VolumeLayersTest {
    private static final int[] SIZES = {4, 5, 6};
    private static final int CHANNELS = 2;

    static Stream<Window3d> windows() {
        return Stream.of(
                new Window3d(3, Size.of(3), 1, Size.of(1), Padding.SAME),
                new Window3d(2, new Size(3, 2), 1, new Size(2, 1), Padding.VALID),
                new Window3d(2, new Size(2, 3), 2, new Size(1, 2), Padding.SAME),
                new Window3d(1, Size.of(1), 3, new Size(2, 4), Padding.SAME),
                new Window3d(1, Size.of(2), 3, Size.of(3), Padding.VALID));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aConvolutionIsASumOverItsBox(Window3d window) {
        ComputationGraph net = net(new Conv3d(3, window, Activation.IDENTITY, true));
        INDArray x = input();
        double[] w = RowMajor.read(net.getLayer("x").getParam("W"));
        net.getLayer("x").setParam("b", Nd4j.createFromArray(new float[][] {{1, -2, 0.5f}}));
        int places = window.deep() * window.plane().height() * window.plane().width();
        Box box = (filter, volume, inside) -> {
            double sum = new double[] {1, -2, 0.5}[filter];
            for (int c = 0; c < CHANNELS; c++) {
                for (int p = 0; p < places; p++) {
                    double value = inside[p] < 0 ? 0 : volume[c * SIZES[0] * SIZES[1] * SIZES[2] + inside[p]];
                    sum += w[(filter * CHANNELS + c) * places + p] * value;
                }
            }
            return sum;
        };

        assertArrayEquals(expected(window, 3, x, box), output(net, x), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aPoolingTakesTheLargestOfItsBox(Window3d window) {
        Box box = (channel, volume, inside) -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int place : inside) {
                if (place >= 0) {
                    largest = Math.max(largest, volume[channel * SIZES[0] * SIZES[1] * SIZES[2] + place]);
                }
            }
            return largest;
        };
        INDArray x = input();

        assertArrayEquals(expected(window, CHANNELS, x, box), output(net(new Pool3d(Reduction.MAX, window)), x), 1e-5);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aPoolingTakesTheMeanOfItsBoxInsideTheVolume(Window3d window) {
        Box box = (channel, volume, inside) -> {
            double sum = 0;
            int count = 0;
            for (int place : inside) {
                if (place >= 0) {
                    sum += volume[channel * SIZES[0] * SIZES[1] * SIZES[2] + place];
                    count++;
                }
            }
            return sum / count;
        };
        INDArray x = input();

        assertArrayEquals(
                expected(window, CHANNELS, x, box), output(net(new Pool3d(Reduction.AVERAGE, window)), x), 1e-5);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void gradientsEqualFiniteDifferences(Window3d window) {
        for (LayerSpec spec : new LayerSpec[] {
            new Conv3d(2, window, Activation.TANH, true),
            new Pool3d(Reduction.MAX, window),
            new Pool3d(Reduction.AVERAGE, window),
            new Upsample3d(2)
        }) {
            ComposedKindsTest.check(
                    Sketch.on(new DataSpec.None())
                            .chain("in", new VolumeInput(1, 3, 4, 4))
                            .chain("before", new Conv3d(2, BOX, Activation.TANH, true))
                            .chain("x", spec),
                    ComposedKindsTest.precise(1, 3, 4, 4));
        }
    }

    private static final Window3d BOX = new Window3d(2, Size.of(2), 1, Size.of(1), Padding.SAME);

    /// What becomes of a box: `inside` has the places of its cells in a channel, and -1 for those outside the volume.
    private interface Box {
        double value(int channel, double[] volume, int[] inside);
    }

    private static double[] expected(Window3d window, int channels, INDArray x, Box box) {
        int[] extent = {window.deep(), window.plane().height(), window.plane().width()};
        int[] stride = {window.step(), window.stride().height(), window.stride().width()};
        int[] sizes = new int[3];
        int[] before = new int[3];
        for (int d = 0; d < 3; d++) {
            boolean isSame = window.padding() == Padding.SAME;
            sizes[d] = isSame ? Math.ceilDiv(SIZES[d], stride[d]) : (SIZES[d] - extent[d]) / stride[d] + 1;
            before[d] = isSame ? Math.max(0, (sizes[d] - 1) * stride[d] + extent[d] - SIZES[d]) / 2 : 0;
        }
        double[] volume = RowMajor.read(x);
        double[] y = new double[channels * sizes[0] * sizes[1] * sizes[2]];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < sizes[0]; t++) {
                for (int i = 0; i < sizes[1]; i++) {
                    for (int j = 0; j < sizes[2]; j++) {
                        int[] corner = {t * stride[0] - before[0], i * stride[1] - before[1], j * stride[2] - before[2]
                        };
                        y[at++] = box.value(c, volume, places(corner, extent));
                    }
                }
            }
        }
        return y;
    }

    private static int[] places(int[] corner, int[] extent) {
        int[] places = new int[extent[0] * extent[1] * extent[2]];
        for (int p = 0; p < places.length; p++) {
            int t = corner[0] + p / (extent[1] * extent[2]);
            int i = corner[1] + p / extent[2] % extent[1];
            int j = corner[2] + p % extent[2];
            boolean isInside = t >= 0 && t < SIZES[0] && i >= 0 && i < SIZES[1] && j >= 0 && j < SIZES[2];
            places[p] = isInside ? (t * SIZES[1] + i) * SIZES[2] + j : -1;
        }
        return places;
    }

    private static INDArray input() {
        Nd4j.getRandom().setSeed(3);
        return Nd4j.randn(DataType.FLOAT, 1, CHANNELS, SIZES[0], SIZES[1], SIZES[2]);
    }

    private static double[] output(ComputationGraph net, INDArray x) {
        return RowMajor.read(Objects.requireNonNull(net.feedForward(x, false).get("x")));
    }

    private static ComputationGraph net(LayerSpec spec) {
        ComputationGraph graph = new ComputationGraph(GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .chain("in", new VolumeInput(CHANNELS, SIZES[0], SIZES[1], SIZES[2]))
                        .chain("x", spec)
                        .chain("flat", new Flatten(), "out", new Output(2, Losses.SOFTMAX_CROSS_ENTROPY))
                        .document())
                .configuration());
        graph.init();
        return graph;
    }
}
