package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Border3d;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.TransposedConv3d;
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
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

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

    /// Each cell paints a box of weights; with padding to the same size it lies over the middle of the cell's place.
    @ParameterizedTest
    @MethodSource("windows")
    void aTransposedConvolutionPaintsABoxForEachCell(Window3d window) {
        ComputationGraph net = net(new TransposedConv3d(3, window, Activation.IDENTITY, true));
        INDArray x = input();
        INDArray w = net.getLayer("x").getParam("W");
        net.getLayer("x").setParam("b", Nd4j.createFromArray(new float[][] {{1, -2, 0.5f}}));
        int[] extent = {window.deep(), window.plane().height(), window.plane().width()};
        int[] stride = {window.step(), window.stride().height(), window.stride().width()};
        boolean isSame = window.padding() == Padding.SAME;
        int[] sizes = new int[3];
        int[] before = new int[3];
        for (int d = 0; d < 3; d++) {
            sizes[d] = isSame ? SIZES[d] * stride[d] : (SIZES[d] - 1) * stride[d] + extent[d];
            before[d] = isSame ? (extent[d] - stride[d]) / 2 : 0;
        }
        INDArray expected = Nd4j.zeros(DataType.DOUBLE, 1, 3, sizes[0], sizes[1], sizes[2]);
        for (int filter = 0; filter < 3; filter++) {
            expected.slice(0).slice(filter).addi(new double[] {1, -2, 0.5}[filter]);
            for (int place = 0; place < CHANNELS * SIZES[0] * SIZES[1] * SIZES[2]; place++) {
                int[] from = {
                    place / (SIZES[0] * SIZES[1] * SIZES[2]),
                    place / (SIZES[1] * SIZES[2]) % SIZES[0],
                    place / SIZES[2] % SIZES[1],
                    place % SIZES[2]
                };
                for (int p = 0; p < extent[0] * extent[1] * extent[2]; p++) {
                    int[] inside = {p / (extent[1] * extent[2]), p / extent[2] % extent[1], p % extent[2]};
                    int[] to = new int[3];
                    Arrays.setAll(to, d -> from[d + 1] * stride[d] + inside[d] - before[d]);
                    if (IntStream.range(0, 3).allMatch(d -> to[d] >= 0 && to[d] < sizes[d])) {
                        int[] at = {0, filter, to[0], to[1], to[2]};
                        double painted = x.getDouble(0, from[0], from[1], from[2], from[3])
                                * w.getDouble(inside[0], inside[1], inside[2], filter, from[0]);
                        expected.putScalar(at, expected.getDouble(at) + painted);
                    }
                }
            }
        }

        assertArrayEquals(RowMajor.read(expected), output(net, x), 1e-4);
    }

    @Test
    void bordersArePutAroundAndCutOff() {
        INDArray x = input();
        Border2d around = new Border2d(false, 0, 1, 2, 0);
        INDArray padded = Nd4j.zeros(DataType.FLOAT, 1, CHANNELS, SIZES[0] + 3, SIZES[1] + 1, SIZES[2] + 2);
        padded.put(
                new INDArrayIndex[] {
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(1, 1 + SIZES[0]),
                    NDArrayIndex.interval(0, SIZES[1]),
                    NDArrayIndex.interval(2, 2 + SIZES[2])
                },
                x);
        assertArrayEquals(RowMajor.read(padded), output(net(new Border3d(1, 2, around)), x));

        INDArray cut = x.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(1, SIZES[0] - 2),
                NDArrayIndex.interval(0, SIZES[1] - 1),
                NDArrayIndex.interval(2, SIZES[2]));
        assertArrayEquals(RowMajor.read(cut), output(net(new Border3d(1, 2, new Border2d(true, 0, 1, 2, 0))), x));
    }

    /// A crop is a view of its input.
    @Test
    void aSliceOfACropHasItsValues() {
        INDArray x = input();
        Border3d crop = new Border3d(1, 0, new Border2d(true, 0, 2, 1, 0));
        ComputationGraph net = net(List.of(crop, new Slice(1, 1)));
        INDArray expected = x.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(1, 2),
                NDArrayIndex.interval(1, SIZES[0]),
                NDArrayIndex.interval(0, SIZES[1] - 2),
                NDArrayIndex.interval(1, SIZES[2]));

        assertArrayEquals(RowMajor.read(expected), output(net, x));
    }

    @Test
    void batchNormalisationIsOverAllPlacesOfAChannel() {
        ComputationGraph net = net(new BatchNorm(0.9, 1e-5));
        Nd4j.getRandom().setSeed(3);
        INDArray x = Nd4j.randn(DataType.FLOAT, 3, CHANNELS, SIZES[0], SIZES[1], SIZES[2])
                .addi(2);
        double[] values = RowMajor.read(x);
        int places = SIZES[0] * SIZES[1] * SIZES[2];
        double[] expected = new double[values.length];
        for (int channel = 0; channel < CHANNELS; channel++) {
            int c = channel;
            int[] own = IntStream.range(0, values.length)
                    .filter(i -> i / places % CHANNELS == c)
                    .toArray();
            double mean =
                    Arrays.stream(own).mapToDouble(i -> values[i]).average().orElseThrow();
            double variance = Arrays.stream(own)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .average()
                    .orElseThrow();
            for (int i : own) {
                expected[i] = (values[i] - mean) / Math.sqrt(variance + 1e-5);
            }
        }

        assertArrayEquals(
                expected,
                RowMajor.read(Objects.requireNonNull(net.feedForward(x, true).get("x"))),
                1e-4);
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

    @ParameterizedTest
    @MethodSource("windows")
    void gradientsOfWhatGrowsEqualFiniteDifferences(Window3d window) {
        check(new TransposedConv3d(2, window, Activation.TANH, true));
    }

    static Stream<LayerSpec> layersWithoutWindows() {
        return Stream.of(
                new Border3d(1, 0, new Border2d(false, 0, 2, 1, 0)),
                new Border3d(0, 1, new Border2d(true, 1, 0, 0, 1)),
                new BatchNorm(0.9, 1e-5));
    }

    @ParameterizedTest
    @MethodSource("layersWithoutWindows")
    void gradientsEqualFiniteDifferences(LayerSpec spec) {
        check(spec);
    }

    private static void check(LayerSpec spec) {
        ComposedKindsTest.check(
                Sketch.on(new DataSpec.None())
                        .chain("in", new VolumeInput(1, 2, 2, 2))
                        .chain("before", new Conv3d(2, BOX, Activation.TANH, true))
                        .chain("x", spec),
                ComposedKindsTest.precise(1, 2, 2, 2));
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
        return net(List.of(spec));
    }

    private static ComputationGraph net(List<LayerSpec> specs) {
        Sketch sketch =
                Sketch.on(new DataSpec.None()).chain("in", new VolumeInput(CHANNELS, SIZES[0], SIZES[1], SIZES[2]));
        for (int i = 0; i < specs.size(); i++) {
            sketch.then(i == specs.size() - 1 ? "x" : "before" + i, specs.get(i));
        }
        ComputationGraph graph = new ComputationGraph(GraphLowering.lower(
                        sketch.chain("flat", new Flatten(), "out", new Output(2, Losses.SOFTMAX_CROSS_ENTROPY))
                                .document())
                .configuration());
        graph.init();
        return graph;
    }
}
