package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.ToImage;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.Window2d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the engine computes for layers of images, against plain loops over pixels.
class ImageKindsTest {
    private static final int CHANNELS = 3;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 7;

    /// A pixel of a channel; zero outside of the image.
    private interface Picture {
        double at(int channel, int row, int column);
    }

    @ParameterizedTest
    @EnumSource
    void transposedConvolutionPaintsAWindowForEachPixel(Padding padding) {
        for (Size stride : new Size[] {Size.of(1), new Size(2, 1), Size.of(2), new Size(3, 4)}) {
            Size kernel = new Size(3, 2);
            boolean bias = stride.height() != 2;
            Run run = Run.of(new TransposedConv2d(2, kernel, stride, padding, Activation.IDENTITY, bias));
            INDArray weights = run.weights("x", "W");
            // With padding to the same size the window lies over the middle of its cell.
            int above = padding == Padding.SAME ? (kernel.height() - stride.height()) / 2 : 0;
            int before = padding == Padding.SAME ? (kernel.width() - stride.width()) / 2 : 0;
            run.expect((k, i, j) -> {
                double sum = run.bias(k);
                for (int c = 0; c < CHANNELS; c++) {
                    for (int u = 0; u < kernel.height(); u++) {
                        for (int v = 0; v < kernel.width(); v++) {
                            int row = i + above - u;
                            int column = j + before - v;
                            if (row % stride.height() == 0 && column % stride.width() == 0) {
                                sum += weights.getDouble(c, k, u, v)
                                        * run.input(c, row / stride.height(), column / stride.width());
                            }
                        }
                    }
                }
                return sum;
            });
        }
    }

    /// Strides, dilations and paddings.
    static Stream<DepthwiseConv2d> depthwise() {
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(
                        new DepthwiseConv2d(2, new Size(3, 2), Size.of(1), padding, Size.of(1), Activation.IDENTITY),
                        new DepthwiseConv2d(
                                1, new Size(2, 3), new Size(2, 3), padding, Size.of(1), Activation.IDENTITY),
                        new DepthwiseConv2d(
                                3, new Size(1, 2), new Size(3, 3), padding, Size.of(1), Activation.IDENTITY),
                        new DepthwiseConv2d(
                                2, new Size(3, 2), Size.of(1), padding, new Size(2, 3), Activation.IDENTITY),
                        new DepthwiseConv2d(
                                2, new Size(3, 2), Size.of(1), padding, new Size(2, 3), Activation.IDENTITY, false)));
    }

    @ParameterizedTest
    @MethodSource
    void depthwise(DepthwiseConv2d spec) {
        Run run = Run.of(spec);
        INDArray weights = run.weights("x", "W");
        Picture sums = depthwise(run, spec, spec.multiplier(), weights);

        run.expect((k, i, j) -> sums.at(k, i, j) + run.bias(k));
    }

    @ParameterizedTest
    @MethodSource("depthwise")
    void separable(DepthwiseConv2d like) {
        Run run = Run.of(new SeparableConv2d(
                4, like.kernel(), like.stride(), like.padding(), like.dilation(), Activation.IDENTITY, like.bias()));
        INDArray mixing = run.weights("x", "W");
        Picture sums = depthwise(run, like, 1, run.weights("x.depthwise", "W"));

        run.expect((k, i, j) -> {
            double sum = run.bias(k);
            for (int c = 0; c < CHANNELS; c++) {
                sum += mixing.getDouble(k, c, 0, 0) * sums.at(c, i, j);
            }
            return sum;
        });
    }

    /// Output channel `c * multiplier + m` is filter `m` of channel `c`.
    private static Picture depthwise(Run run, DepthwiseConv2d spec, int multiplier, INDArray weights) {
        Size kernel = spec.kernel();
        Size stride = spec.stride();
        Size dilation = spec.dilation();
        Padding padding = spec.padding();
        int above = before(padding, HEIGHT, kernel.height(), stride.height(), dilation.height());
        int left = before(padding, WIDTH, kernel.width(), stride.width(), dilation.width());
        return (k, i, j) -> {
            double sum = 0;
            for (int u = 0; u < kernel.height(); u++) {
                for (int v = 0; v < kernel.width(); v++) {
                    sum += weights.getDouble(u, v, k / multiplier, k % multiplier)
                            * run.input(
                                    k / multiplier,
                                    i * stride.height() + u * dilation.height() - above,
                                    j * stride.width() + v * dilation.width() - left);
                }
            }
            return sum;
        };
    }

    private static int before(Padding padding, int input, int kernel, int stride, int dilation) {
        int needed = (Math.ceilDiv(input, stride) - 1) * stride + (kernel - 1) * dilation + 1;
        return padding == Padding.SAME ? Math.max(0, needed - input) / 2 : 0;
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceHasWeightsOfItsOwn(Padding padding) {
        for (Size stride : new Size[] {Size.of(1), new Size(2, 3)}) {
            Size kernel = new Size(3, 2);
            boolean bias = stride.height() == 1;
            Run run =
                    Run.of(new LocallyConnected2d(2, new Window2d(kernel, stride, padding), Activation.IDENTITY, bias));
            INDArray weights = run.weights("x", "W");
            int columns = (int) run.values("x").size(3);
            int places = (int) run.values("x").size(2) * columns;
            int above = before(padding, HEIGHT, kernel.height(), stride.height(), 1);
            int left = before(padding, WIDTH, kernel.width(), stride.width(), 1);
            run.expect((k, i, j) -> {
                int place = i * columns + j;
                double sum = run.bias(k * places + place);
                for (int c = 0; c < CHANNELS; c++) {
                    for (int u = 0; u < kernel.height(); u++) {
                        for (int v = 0; v < kernel.width(); v++) {
                            sum += weights.getDouble(place, (c * kernel.height() + u) * kernel.width() + v, k)
                                    * run.input(c, i * stride.height() + u - above, j * stride.width() + v - left);
                        }
                    }
                }
                return sum;
            });
        }
    }

    @Test
    void aFunctionStandsBehindTheSumsOfEveryPlace() {
        Size one = Size.of(1);
        Run run = Run.of(new LocallyConnected2d(2, new Window2d(one, one, Padding.VALID), Activation.TANH, true));
        INDArray sums = run.values("x.sums");

        run.expect((k, i, j) -> Math.tanh(sums.getDouble(0, k, i, j)));
    }

    @Test
    void upsamplingRepeatsPixels() {
        Run run = Run.of(new Upsample2d(new Size(2, 3)));

        run.expect((c, i, j) -> run.input(c, i / 2, j / 3));
    }

    @Test
    void bordersArePutAroundAndCutOff() {
        Run run = Run.of(new Border2d(false, 1, 2, 3, 0));
        run.expect((c, i, j) -> run.input(c, i - 1, j - 3));

        Run cut = Run.of(new Border2d(true, 1, 2, 3, 0));
        cut.expect((c, i, j) -> cut.input(c, i + 1, j + 3));
    }

    /// A crop is a view of its input.
    @Test
    void aSliceOfACropHasItsValues() {
        Run run = Run.of(new Border2d(true, 1, 2, 2, 0), new Slice(1, 2));
        run.expect((c, i, j) -> run.input(c + 1, i + 1, j + 2));
    }

    @Test
    void spaceToDepthKeepsEveryPixel() {
        Run run = Run.of(new Border2d(false, 1, 0, 0, 1), new SpaceToDepth(2));

        run.expect((c, i, j) -> run.input(c % CHANNELS, 2 * i + c / CHANNELS / 2 - 1, 2 * j + c / CHANNELS % 2));
    }

    @Test
    void depthToSpacePutsThePixelsBack() {
        Run run = Run.of(new Border2d(false, 1, 0, 0, 1), new SpaceToDepth(2), new DepthToSpace(2));

        run.expect((c, i, j) -> run.input(c, i - 1, j));
    }

    @Test
    void depthToSpaceMakesSquaresOfChannels() {
        Run run = Run.of(channels(8), new DepthToSpace(2));
        INDArray deep = run.values("before0");

        run.expect((c, i, j) -> deep.getDouble(0, (i % 2 * 2 + j % 2) * 2 + c, i / 2, j / 2));
    }

    @Test
    void anImageIsAnotherImageOfTheSameValues() {
        Run run = Run.of(new ToImage(1, CHANNELS * HEIGHT, WIDTH));

        run.expect((c, i, j) -> run.input(i / HEIGHT, i % HEIGHT, j));
    }

    private static Conv2d channels(int count) {
        return new Conv2d(count, Size.of(1), Size.of(1), Padding.SAME, Size.of(1), Activation.IDENTITY);
    }

    /// One image through one layer, as the trainer builds it.
    private record Run(ComputationGraph graph, INDArray image) {

        static Run of(LayerSpec... specs) {
            Sketch sketch = Sketch.on(new DataSpec.None()).chain("in", new ImageInput(CHANNELS, HEIGHT, WIDTH));
            for (int i = 0; i < specs.length; i++) {
                sketch.then(i == specs.length - 1 ? "x" : "before" + i, specs[i]);
            }
            GraphDocument document = sketch.chain("flat", new Flatten(), "out", Output.KIND.defaults())
                    .document();
            ComputationGraph graph =
                    new ComputationGraph(GraphLowering.lower(document).configuration());
            graph.init();
            Nd4j.getRandom().setSeed(3);
            graph.setParams(Nd4j.randn(DataType.FLOAT, graph.params().shape()));
            return new Run(graph, Nd4j.randn(DataType.FLOAT, 1, CHANNELS, HEIGHT, WIDTH));
        }

        INDArray weights(String vertex, String name) {
            return graph.getLayer(vertex).getParam(name);
        }

        /// That of the layer's `k`-th output; nothing where it has none.
        double bias(int k) {
            INDArray biases = graph.getLayer("x").paramTable().get("b");
            return biases == null ? 0 : biases.getDouble(k);
        }

        double input(int channel, int row, int column) {
            boolean inside = row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH;
            return inside ? image.getDouble(0, channel, row, column) : 0;
        }

        INDArray values(String vertex) {
            return Objects.requireNonNull(graph.feedForward(image, false).get(vertex));
        }

        void expect(Picture picture) {
            INDArray output = values("x");
            int rows = (int) output.size(2);
            int columns = (int) output.size(3);
            double[] expected = new double[(int) output.length()];
            Arrays.setAll(expected, n -> picture.at(n / (rows * columns), n / columns % rows, n % columns));
            assertArrayEquals(expected, RowMajor.read(output), 1e-4);
        }
    }
}
