package org.lamina.graph.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Combination.Operation;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.Shape.Image;
import org.lamina.graph.shape.Shape.Sequence;
import org.lamina.graph.shape.Shape.Tokens;
import org.lamina.graph.shape.Shape.Vector;
import org.lamina.graph.shape.Shape.Volume;
import org.lamina.graph.shape.ShapeResult;

/// Output shape, parameters and multiply-accumulates of every kind, by hand; and what each kind refuses.
class ShapeRulesTest {
    private static final Activation ID = Activation.IDENTITY;
    private static final Image PHOTO = new Image(3, 8, 6);
    private static final Sequence STEPS = new Sequence(4, 10);
    private static final Tokens WORDS = new Tokens(100, 10);
    private static final Volume SCAN = new Volume(2, 4, 5, 6);
    private static final Vector FLAT = new Vector(12);

    private static Conv3d conv3d(Padding padding) {
        return new Conv3d(5, new Window3d(3, Size.of(2), 1, Size.of(2), padding), ID, true);
    }

    private static Conv2d conv(int kernel, int stride, Padding padding, int dilation) {
        return new Conv2d(5, Size.of(kernel), Size.of(stride), padding, Size.of(dilation), ID);
    }

    private static TransposedConv2d upconv(int kernel, int stride, Padding padding) {
        return new TransposedConv2d(5, Size.of(kernel), Size.of(stride), padding, ID);
    }

    private static DepthwiseConv2d depthwise(int multiplier, Padding padding) {
        return new DepthwiseConv2d(multiplier, Size.of(3), Size.of(1), padding, Size.of(1), ID);
    }

    private static SeparableConv2d separable(Padding padding) {
        return new SeparableConv2d(5, Size.of(3), Size.of(1), padding, Size.of(1), ID);
    }

    private static LocallyConnected2d local(Padding padding, boolean bias) {
        return new LocallyConnected2d(5, new Window2d(Size.of(3), Size.of(1), padding), ID, bias);
    }

    private static LocallyConnected1d local1d(Padding padding, boolean bias) {
        return new LocallyConnected1d(5, 3, 2, padding, ID, bias);
    }

    private static TransposedConv3d upconv3d(Padding padding) {
        return new TransposedConv3d(5, new Window3d(3, Size.of(2), 1, Size.of(2), padding), ID, true);
    }

    private static Border3d border(boolean cut) {
        return new Border3d(1, 2, new Border2d(cut, 1, 0, 2, 1));
    }

    private static Arguments ok(LayerSpec spec, Shape output, long parameters, long macs, Shape... inputs) {
        return Arguments.of(spec, List.of(inputs), output, parameters, macs);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                ok(new VectorInput(7), new Vector(7), 0, 0),
                ok(new ImageInput(3, 8, 6), PHOTO, 0, 0),
                ok(new SequenceInput(4, 10), STEPS, 0, 0),
                ok(new TokenInput(100, 10), WORDS, 0, 0),
                ok(new Dense(5, ID), new Vector(5), 12 * 5 + 5, 60, FLAT),
                ok(new Dense(5, ID), new Sequence(5, 10), 4 * 5 + 5, 200, STEPS),
                ok(new Dense(5, ID, false), new Vector(5), 60, 60, FLAT),
                ok(new Dense(5, ID, false), new Sequence(5, 10), 20, 200, STEPS),
                ok(conv(3, 1, Padding.VALID, 1), new Image(5, 6, 4), 140, 135 * 24, PHOTO),
                ok(conv(3, 1, Padding.SAME, 1), new Image(5, 8, 6), 140, 135 * 48, PHOTO),
                ok(conv(3, 2, Padding.VALID, 1), new Image(5, 3, 2), 140, 135 * 6, PHOTO),
                ok(conv(3, 2, Padding.SAME, 1), new Image(5, 4, 3), 140, 135 * 12, PHOTO),
                ok(conv(3, 1, Padding.VALID, 2), new Image(5, 4, 2), 140, 135 * 8, PHOTO),
                ok(conv(4, 5, Padding.SAME, 3), new Image(5, 2, 2), 245, 240 * 4, PHOTO),
                ok(conv(4, 5, Padding.SAME, 3).withBias(false), new Image(5, 2, 2), 240, 240 * 4, PHOTO),
                ok(upconv(3, 2, Padding.VALID), new Image(5, 17, 13), 140, 135 * 48, PHOTO),
                ok(upconv(3, 2, Padding.SAME), new Image(5, 16, 12), 140, 135 * 48, PHOTO),
                ok(upconv(3, 2, Padding.SAME).withBias(false), new Image(5, 16, 12), 135, 135 * 48, PHOTO),
                ok(depthwise(2, Padding.VALID), new Image(6, 6, 4), 54 + 6, 54 * 24, PHOTO),
                ok(depthwise(2, Padding.SAME), new Image(6, 8, 6), 54 + 6, 54 * 48, PHOTO),
                ok(depthwise(2, Padding.SAME).withBias(false), new Image(6, 8, 6), 54, 54 * 48, PHOTO),
                ok(separable(Padding.VALID), new Image(5, 6, 4), 27 + 15 + 5, (27 + 15) * 24, PHOTO),
                ok(separable(Padding.VALID).withBias(false), new Image(5, 6, 4), 27 + 15, (27 + 15) * 24, PHOTO),
                ok(local(Padding.VALID, true), new Image(5, 6, 4), (27 + 1) * 5 * 24, 27 * 5 * 24, PHOTO),
                ok(local(Padding.SAME, false), new Image(5, 8, 6), 27 * 5 * 48, 27 * 5 * 48, PHOTO),
                ok(new Upsample2d(new Size(2, 3)), new Image(3, 16, 18), 0, 0, PHOTO),
                ok(new Border2d(false, 1, 2, 0, 4), new Image(3, 11, 10), 0, 0, PHOTO),
                ok(new Border2d(true, 1, 2, 0, 4), new Image(3, 5, 2), 0, 0, PHOTO),
                ok(new SpaceToDepth(2), new Image(12, 4, 3), 0, 0, PHOTO),
                ok(new DepthToSpace(2), new Image(3, 8, 6), 0, 0, new Image(12, 4, 3)),
                ok(new Upsample1d(3), new Sequence(4, 30), 0, 0, STEPS),
                ok(new Border1d(false, 1, 4), new Sequence(4, 15), 0, 0, STEPS),
                ok(new Border1d(true, 1, 4), new Sequence(4, 5), 0, 0, STEPS),
                ok(new Conv1d(5, 3, 1, Padding.VALID, 1, ID), new Sequence(5, 8), 65, 480, STEPS),
                ok(new Conv1d(5, 3, 3, Padding.SAME, 2, ID), new Sequence(5, 4), 65, 240, STEPS),
                ok(new Conv1d(5, 3, 3, Padding.SAME, 2, ID, false), new Sequence(5, 4), 60, 240, STEPS),
                ok(new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID), new Image(3, 4, 3), 0, 0, PHOTO),
                ok(
                        new Pool2d(Reduction.AVERAGE, Size.of(3), Size.of(2), Padding.SAME),
                        new Image(3, 4, 3),
                        0,
                        0,
                        PHOTO),
                ok(new Pool1d(Reduction.MAX, 3, 3, Padding.VALID), new Sequence(4, 3), 0, 0, STEPS),
                ok(new Pool1d(Reduction.AVERAGE, 3, 3, Padding.SAME), new Sequence(4, 4), 0, 0, STEPS),
                ok(new GlobalPool(Reduction.MAX), new Vector(3), 0, 0, PHOTO),
                ok(new GlobalPool(Reduction.AVERAGE), new Vector(4), 0, 0, STEPS),
                ok(new Activate(Activation.SOFTMAX), PHOTO, 0, 0, PHOTO),
                ok(new Prelu(), PHOTO, 3, 0, PHOTO),
                ok(new Prelu(), STEPS, 4, 0, STEPS),
                ok(new Prelu(), FLAT, 12, 0, FLAT),
                ok(new Glu(Activation.GELU), new Sequence(2, 10), 0, 0, STEPS),
                ok(new Glu(Activation.SIGMOID), new Vector(6), 0, 0, FLAT),
                ok(new Glu(Activation.SWISH), new Image(2, 8, 6), 0, 0, new Image(4, 8, 6)),
                ok(new Flatten(), new Vector(144), 0, 0, PHOTO),
                ok(new Flatten(), new Vector(40), 0, 0, STEPS),
                ok(new Flatten(), FLAT, 0, 0, FLAT),
                ok(new ToImage(3, 1, 4), new Image(3, 1, 4), 0, 0, FLAT),
                ok(new ToImage(1, 4, 10), new Image(1, 4, 10), 0, 0, STEPS),
                ok(new ToImage(9, 4, 4), new Image(9, 4, 4), 0, 0, PHOTO),
                ok(new ToSequence(3, 48), new Sequence(3, 48), 0, 0, PHOTO),
                ok(new ToSequence(6, 2), new Sequence(6, 2), 0, 0, FLAT),
                ok(new Embedding(6), new Sequence(6, 10), 600, 0, WORDS),
                ok(new Lstm(5), new Sequence(5, 10), 200, 1800, STEPS),
                ok(new Gru(5), new Sequence(5, 10), 165, 1350, STEPS),
                ok(new SimpleRnn(5), new Sequence(5, 10), 50, 450, STEPS),
                ok(new Lstm(5, Direction.BACKWARD), new Sequence(5, 10), 200, 1800, STEPS),
                ok(new Lstm(5, Direction.BOTH), new Sequence(10, 10), 400, 3600, STEPS),
                ok(new Gru(5, Direction.BOTH), new Sequence(10, 10), 330, 2700, STEPS),
                ok(new SimpleRnn(5, Direction.BOTH), new Sequence(10, 10), 100, 900, STEPS),
                ok(new Lstm(5).withPeepholes(true), new Sequence(5, 10), 200 + 15, 1800, STEPS),
                ok(new Lstm(5, Direction.BOTH, true), new Sequence(10, 10), 400 + 30, 3600, STEPS),
                ok(new Lstm(6), new Sequence(6, 10), 264, 2400, STEPS, FLAT),
                ok(new Lstm(12), new Sequence(12, 10), 816, 7680, STEPS, FLAT),
                ok(new Lstm(3, Direction.BOTH), new Sequence(6, 10), 192, 1680, STEPS, FLAT),
                ok(new SimpleRnn(6, Direction.BOTH), new Sequence(12, 10), 132, 1200, STEPS, FLAT),
                ok(new Gru(5), new Sequence(5, 10), 165, 1350, STEPS, new Vector(5)),
                ok(new Gru(6, Direction.BOTH), new Sequence(12, 10), 432, 3600, STEPS, FLAT),
                ok(new LastStep(), new Vector(4), 0, 0, STEPS),
                ok(new LastStep(Direction.BACKWARD), new Vector(4), 0, 0, STEPS),
                ok(new LastStep(Direction.BOTH), new Vector(4), 0, 0, STEPS),
                ok(new SelfAttention(2, false), STEPS, 64, 640 + 800, STEPS),
                ok(new SelfAttention(2, false, true), STEPS, 64 + 16, 640 + 800, STEPS),
                ok(SelfAttention.KIND.defaults().withRotary(true), STEPS, 64, 640 + 800, STEPS),
                ok(
                        new CrossAttention(2, false),
                        STEPS,
                        32 + 24,
                        32 * 10 + 24 * 7 + 2 * 10 * 7 * 4,
                        STEPS,
                        new Sequence(3, 7)),
                ok(
                        new CrossAttention(1, true),
                        new Sequence(3, 7),
                        18 + 24 + 12,
                        18 * 7 + 24 * 10 + 420,
                        new Sequence(3, 7),
                        STEPS),
                ok(new AttentionPooling(2), new Vector(4), 8, 80 + 40, STEPS),
                ok(new PositionalEncoding(PositionalEncoding.Style.SINUSOIDAL), STEPS, 0, 0, STEPS),
                ok(new PositionalEncoding(PositionalEncoding.Style.LEARNED), STEPS, 40, 0, STEPS),
                ok(new PositionalEncoding(PositionalEncoding.Style.LEARNED, 12), STEPS, 48, 0, STEPS),
                ok(new PositionalEncoding(PositionalEncoding.Style.SINUSOIDAL, 9), STEPS, 0, 0, STEPS),
                ok(new Add(), PHOTO, 0, 0, PHOTO, PHOTO, PHOTO),
                ok(new Concatenate(), new Image(7, 8, 6), 0, 0, PHOTO, new Image(4, 8, 6)),
                ok(new Concatenate(), new Sequence(5, 10), 0, 0, STEPS, new Sequence(1, 10)),
                ok(new Concatenate(), new Vector(15), 0, 0, FLAT, new Vector(3)),
                ok(new Slice(1, 2), new Image(2, 8, 6), 0, 0, PHOTO),
                ok(new Slice(0, 1), new Sequence(1, 10), 0, 0, STEPS),
                ok(new Slice(2, 10), new Vector(10), 0, 0, FLAT),
                ok(new BatchNorm(0.9, 1e-5), PHOTO, 12, 0, PHOTO),
                ok(new BatchNorm(0.9, 1e-5), FLAT, 48, 0, FLAT),
                ok(new LayerNorm(1e-5), STEPS, 8, 0, STEPS),
                ok(new LayerNorm(1e-5), FLAT, 24, 0, FLAT),
                ok(new GroupNorm(3, 1e-5), PHOTO, 6, 0, PHOTO),
                ok(new GroupNorm(2, 1e-5), STEPS, 8, 0, STEPS),
                ok(new GroupNorm(4, 1e-5), FLAT, 24, 0, FLAT),
                ok(new InstanceNorm(1e-5), PHOTO, 6, 0, PHOTO),
                ok(new InstanceNorm(1e-5), STEPS, 8, 0, STEPS),
                ok(new RmsNorm(1e-5), STEPS, 4, 0, STEPS),
                ok(new RmsNorm(1e-5), FLAT, 12, 0, FLAT),
                ok(LocalResponseNorm.KIND.defaults(), PHOTO, 0, 0, PHOTO),
                ok(new UnitLength(), PHOTO, 0, 0, PHOTO),
                ok(new ScaleShift(), PHOTO, 6, 0, PHOTO),
                ok(new ScaleShift(), SCAN, 4, 0, SCAN),
                ok(conv3d(Padding.SAME), new Volume(5, 4, 3, 3), 5 * 2 * 12 + 5, 5 * 2 * 12 * 36, SCAN),
                ok(conv3d(Padding.VALID), new Volume(5, 2, 2, 3), 5 * 2 * 12 + 5, 5 * 2 * 12 * 12, SCAN),
                ok(upconv3d(Padding.SAME), new Volume(5, 4, 10, 12), 5 * 2 * 12 + 5, 5 * 2 * 12 * 120, SCAN),
                ok(upconv3d(Padding.VALID), new Volume(5, 6, 10, 12), 5 * 2 * 12 + 5, 5 * 2 * 12 * 120, SCAN),
                ok(border(false), new Volume(2, 7, 6, 9), 0, 0, SCAN),
                ok(border(true), new Volume(2, 1, 4, 3), 0, 0, SCAN),
                ok(BatchNorm.KIND.defaults(), SCAN, 8, 0, SCAN),
                ok(local1d(Padding.VALID, true), new Sequence(5, 4), (12 + 1) * 20, 12 * 20, STEPS),
                ok(local1d(Padding.SAME, false), new Sequence(5, 5), 12 * 25, 12 * 25, STEPS),
                ok(Pool3d.MAX.defaults(), new Volume(2, 2, 2, 3), 0, 0, SCAN),
                ok(new Upsample3d(3), new Volume(2, 12, 15, 18), 0, 0, SCAN),
                ok(new Flatten(), new Vector(240), 0, 0, SCAN),
                ok(new ToVolume(2, 4, 5, 6), SCAN, 0, 0, new Vector(240)),
                ok(GlobalPool.KIND.defaults(), new Vector(2), 0, 0, SCAN),
                ok(new Concatenate(), new Volume(4, 4, 5, 6), 0, 0, SCAN, SCAN),
                ok(new Expression(Formula.of("a * x + b * y")), PHOTO, 6, 0, PHOTO, PHOTO),
                ok(Noise.CHANNELS.defaults(), PHOTO, 0, 0, PHOTO),
                ok(Noise.SAMPLES.defaults(), FLAT, 0, 0, FLAT),
                ok(new Combination(Operation.MULTIPLY), PHOTO, 0, 0, PHOTO, PHOTO),
                ok(new Combination(Operation.MULTIPLY), PHOTO, 0, 0, PHOTO, new Vector(3)),
                ok(new Combination(Operation.MULTIPLY), STEPS, 0, 0, new Vector(4), STEPS, STEPS),
                ok(new Combination(Operation.MULTIPLY), FLAT, 0, 0, FLAT, FLAT),
                ok(new Combination(Operation.AVERAGE), PHOTO, 0, 0, PHOTO, PHOTO, PHOTO),
                ok(new Combination(Operation.SUBTRACT), STEPS, 0, 0, STEPS, STEPS),
                ok(new Sampling(1), FLAT, 0, 0, FLAT, FLAT),
                ok(new Sampling(1), PHOTO, 0, 0, PHOTO, PHOTO),
                ok(detector(), new Image(14, 4, 6), 0, 0, new Image(14, 4, 6)),
                ok(new CosineSimilarity(), new Vector(1), 0, 0, FLAT, FLAT),
                ok(new CosineSimilarity(), new Sequence(1, 10), 0, 0, STEPS, STEPS),
                ok(new CosineSimilarity(), new Image(1, 8, 6), 0, 0, PHOTO, PHOTO),
                ok(new Dropout(0.5), WORDS_EMBEDDED, 0, 0, WORDS_EMBEDDED),
                ok(Output.KIND.defaults().withUnits(3), new Vector(3), 39, 36, FLAT),
                ok(centred(), new Vector(3), 39 + 36, 36, FLAT),
                ok(Output.KIND.defaults().withUnits(3), new Sequence(3, 10), 15, 120, STEPS),
                ok(Output.KIND.defaults().withUnits(2), new Image(2, 8, 6), 8, 6 * 48, PHOTO));
    }

    private static final Sequence WORDS_EMBEDDED = new Sequence(6, 10);

    @ParameterizedTest
    @MethodSource("fitting")
    void shapeParametersAndWork(LayerSpec spec, List<Shape> inputs, Shape output, long parameters, long macs) {
        assertEquals(ShapeResult.ok(output), spec.kind().shape(spec, inputs));
        Cost cost = spec.kind().cost(spec, inputs, output);
        assertEquals(parameters + " parameters, " + macs, cost.parameters() + " parameters, " + cost.macs());
    }

    private static Output centred() {
        return new Output(3, new LossSpec.CenterLoss(0.1, 0.5));
    }

    private static YoloOutput detector() {
        return new YoloOutput(Boxes.of(1, 2, 3, 1), 2, 5, 0.5);
    }

    @Test
    void centresOfClassesAreKeptAndNotTrained() {
        Cost cost = Output.KIND.cost(centred(), List.of(FLAT), new Vector(3));
        assertEquals(List.of(75L, 39L), List.of(cost.parameters(), cost.trainable()));
    }

    /// As the literature counts: scale and shift are trained, mean and variance only kept.
    @Test
    void batchNormTrainsHalfOfWhatItStores() {
        Cost cost = BatchNorm.KIND.cost(BatchNorm.KIND.defaults(), List.of(PHOTO), PHOTO);
        assertEquals(12, cost.parameters());
        assertEquals(6, cost.trainable());
    }

    private static Arguments clash(LayerSpec spec, String code, Shape... inputs) {
        return Arguments.of(spec, code, List.of(inputs));
    }

    static Stream<Arguments> clashing() {
        Pool2d pool = Pool2d.MAX.defaults();
        return Stream.of(
                clash(Dense.KIND.defaults(), "shape.needs-vector", PHOTO),
                clash(Dense.KIND.defaults(), "shape.needs-embedding", WORDS),
                clash(conv(3, 1, Padding.SAME, 1), "shape.needs-image", FLAT),
                clash(conv(9, 1, Padding.VALID, 1), "shape.window-too-large", PHOTO),
                clash(conv(3, 1, Padding.VALID, 4), "shape.window-too-large", PHOTO),
                clash(upconv(3, 2, Padding.SAME), "shape.needs-image", FLAT),
                clash(upconv(3, 512, Padding.SAME), "shape.too-large", new Image(1, 8192, 8192)),
                clash(depthwise(2, Padding.SAME), "shape.needs-image", FLAT),
                clash(depthwise(2, Padding.VALID), "shape.window-too-large", new Image(3, 8, 2)),
                clash(local(Padding.SAME, true), "shape.image-kind", STEPS),
                clash(local1d(Padding.SAME, true), "shape.sequence-kind", PHOTO),
                clash(local1d(Padding.VALID, true), "shape.window-too-large", new Sequence(4, 2)),
                clash(upconv3d(Padding.SAME), "shape.volume-kind", PHOTO),
                clash(border(false), "shape.volume-kind", PHOTO),
                clash(border(true), "shape.cropping", new Volume(2, 3, 5, 6)),
                clash(local(Padding.VALID, true), "shape.window-too-large", new Image(3, 2, 8)),
                clash(separable(Padding.SAME), "shape.needs-image", STEPS),
                clash(separable(Padding.VALID), "shape.window-too-large", new Image(3, 2, 8)),
                clash(Upsample2d.KIND.defaults(), "shape.image-kind", STEPS),
                clash(Upsample1d.KIND.defaults(), "shape.sequence-kind", PHOTO),
                clash(new Upsample1d(64), "shape.too-large", new Sequence(1_000, 1_000_000)),
                clash(Border2d.CROPPING.defaults(), "shape.image-kind", STEPS),
                clash(Border1d.PADDING.defaults(), "shape.sequence-kind", PHOTO),
                clash(new Border1d(true, 5, 5), "shape.cropping", STEPS),
                clash(new DepthToSpace(2), "shape.depth-to-space", PHOTO),
                clash(DepthToSpace.KIND.defaults(), "shape.needs-image", STEPS),
                clash(new ToImage(3, 2, 3), "shape.reshape", FLAT),
                clash(new ToImage(1, 2, 5), "shape.needs-embedding", WORDS),
                clash(new ToSequence(5, 2), "shape.reshape", FLAT),
                clash(new Sampling(1), "shape.alike", FLAT, new Vector(13)),
                clash(detector(), "shape.yolo-channels", new Image(15, 4, 6)),
                clash(detector(), "shape.needs-image", new Sequence(14, 4)),
                clash(new CosineSimilarity(), "shape.alike", FLAT, new Vector(13)),
                clash(new CosineSimilarity(), "shape.needs-embedding", WORDS, WORDS),
                clash(new Upsample2d(Size.of(64)), "shape.too-large", new Image(9, 8192, 8192)),
                clash(Border2d.PADDING.defaults(), "shape.needs-image", FLAT),
                clash(new Border2d(true, 3, 0, 3, 3), "shape.cropping", PHOTO),
                clash(new SpaceToDepth(4), "shape.space-to-depth", PHOTO),
                clash(SpaceToDepth.KIND.defaults(), "shape.needs-image", FLAT),
                clash(Conv1d.KIND.defaults(), "shape.sequence-kind", PHOTO),
                clash(Pool1d.MAX.defaults(), "shape.sequence-kind", PHOTO),
                clash(Lstm.KIND.defaults(), "shape.needs-sequence-no-image", PHOTO),
                clash(Conv2d.KIND.defaults(), "shape.image-kind", STEPS),
                clash(Conv1d.KIND.defaults(), "shape.needs-embedding", WORDS),
                clash(pool, "shape.image-kind", STEPS),
                clash(pool, "shape.needs-image", FLAT),
                clash(pool.withWindow(Size.of(7)), "shape.window-too-large", PHOTO),
                clash(GlobalPool.KIND.defaults(), "shape.needs-places", FLAT),
                clash(new Expression(Formula.of("x * y")), "shape.formula-inputs", PHOTO),
                clash(new Expression(Formula.of("x * y")), "shape.alike", PHOTO, FLAT),
                clash(conv3d(Padding.SAME), "shape.volume-kind", PHOTO),
                clash(Pool3d.AVERAGE.defaults(), "shape.needs-volume", STEPS),
                clash(new ToVolume(1, 2, 3, 4), "shape.reshape", FLAT),
                clash(LayerNorm.KIND.defaults(), "shape.norm-volume", SCAN),
                clash(Dense.KIND.defaults(), "shape.needs-vector", SCAN),
                clash(new Concatenate(), "shape.concatenate", SCAN, WORDS),
                clash(new Prelu(), "shape.needs-embedding", WORDS),
                clash(Flatten.KIND.defaults(), "shape.needs-embedding", WORDS),
                clash(new Flatten(), "shape.too-large", new Image(4096, 8192, 8192)),
                clash(Embedding.KIND.defaults(), "shape.needs-tokens", STEPS),
                clash(Lstm.KIND.defaults(), "shape.needs-sequence", FLAT),
                clash(Gru.KIND.defaults(), "shape.needs-sequence", FLAT),
                clash(SimpleRnn.KIND.defaults(), "shape.needs-sequence", FLAT),
                clash(new Gru(5), "shape.state", STEPS, FLAT),
                clash(new Gru(6), "shape.state", STEPS, FLAT),
                clash(new Lstm(4), "shape.state", STEPS, FLAT),
                clash(new SimpleRnn(6), "shape.state", STEPS, FLAT),
                clash(new Gru(12, Direction.BOTH), "shape.state", STEPS, FLAT),
                clash(new Gru(5), "shape.state", STEPS, new Sequence(5, 10)),
                clash(new Gru(5), "shape.state", STEPS, PHOTO),
                clash(new Gru(12), "shape.state-first", FLAT, STEPS),
                clash(new Gru(12), "shape.needs-sequence", FLAT, FLAT),
                clash(new LastStep(Direction.BOTH), "shape.two-ways", new Sequence(3, 10)),
                clash(new SelfAttention(3, true), "shape.heads", STEPS),
                clash(new SelfAttention(4, true).withRotary(true), "shape.rotary", STEPS),
                clash(new CrossAttention(3, false), "shape.heads", STEPS, new Sequence(3, 7)),
                clash(new CrossAttention(2, false), "shape.needs-sequence", STEPS, FLAT),
                clash(new PositionalEncoding(PositionalEncoding.Style.LEARNED, 9), "shape.position-table", STEPS),
                clash(new AttentionPooling(3), "shape.heads", STEPS),
                clash(new AttentionPooling(1), "shape.needs-embedding", WORDS),
                clash(new Glu(Activation.SIGMOID), "shape.glu", PHOTO),
                clash(new Glu(Activation.SIGMOID), "shape.needs-embedding", WORDS),
                clash(new Add(), "shape.alike", PHOTO, FLAT),
                clash(new Add(), "shape.alike", FLAT, new Vector(13)),
                clash(new Add(), "shape.needs-embedding", WORDS, WORDS),
                clash(new Combination(Operation.MULTIPLY), "shape.gate", PHOTO, new Vector(4)),
                clash(new Combination(Operation.MULTIPLY), "shape.gate", new Vector(3), PHOTO, new Image(3, 8, 5)),
                clash(new Combination(Operation.MULTIPLY), "shape.alike", FLAT, new Vector(13)),
                clash(new Combination(Operation.MULTIPLY), "shape.needs-embedding", WORDS, new Vector(10)),
                clash(new Combination(Operation.MAXIMUM), "shape.alike", PHOTO, new Vector(3)),
                clash(new GroupNorm(2, 1e-5), "shape.groups", PHOTO),
                clash(new GroupNorm(2, 1e-5), "shape.needs-embedding", WORDS),
                clash(new InstanceNorm(1e-5), "shape.instance-norm-vector", FLAT),
                clash(new RmsNorm(1e-5), "shape.rms-norm-image", PHOTO),
                clash(LocalResponseNorm.KIND.defaults(), "shape.needs-image", STEPS),
                clash(Noise.CHANNELS.defaults(), "shape.spatial-dropout", FLAT),
                clash(new Concatenate(), "shape.concatenate", PHOTO, new Image(3, 8, 7)),
                clash(new Concatenate(), "shape.concatenate", STEPS, FLAT),
                clash(new Slice(2, 2), "shape.slice", PHOTO),
                clash(new Slice(12, 1), "shape.slice", FLAT),
                clash(new Slice(0, 1), "shape.needs-embedding", WORDS),
                clash(BatchNorm.KIND.defaults(), "shape.batch-norm-sequence", STEPS),
                clash(LayerNorm.KIND.defaults(), "shape.layer-norm-image", PHOTO),
                clash(Output.KIND.defaults(), "shape.needs-embedding", WORDS),
                clash(centred(), "shape.center-loss", STEPS),
                clash(Output.KIND.defaults(), "shape.too-large", new Image(1, 65_536, 65_536)),
                clash(new UnknownLayer("warp", "{}"), "layer.unknown", FLAT));
    }

    @ParameterizedTest
    @MethodSource("clashing")
    void clashesAreNamed(LayerSpec spec, String code, List<Shape> inputs) {
        ShapeResult result = spec.kind().shape(spec, inputs);
        assertEquals(code, result instanceof ShapeResult.Clash clash ? clash.code() : result.toString());
    }
}
