package org.lamina.graph.settings;

import java.util.List;
import java.util.stream.IntStream;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.settings.DataSignature.Input;
import org.lamina.graph.settings.DataSignature.Target;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.shape.Shape;

/// Which data to train on. Declared by descriptors as layers are; the engine knows how to read each.
public sealed interface DataSpec extends Described {
    /// All data sources in the order in which they are offered.
    Family<DataSpec> ALL = Family.of(
            "data",
            None.KIND,
            Mnist.KIND,
            FashionMnist.KIND,
            MnistHalves.KIND,
            MnistPairs.KIND,
            DigitScenes.KIND,
            Points.KIND,
            Poems.KIND,
            Reversal.KIND);

    DataSignature signature();

    private static List<String> classKeys(Kind<?> kind, int classes) {
        return IntStream.range(0, classes)
                .mapToObj(index -> kind.messageKey() + ".class." + index)
                .toList();
    }

    /// No data chosen yet.
    record None() implements DataSpec {
        public static final Kind<None> KIND = Kind.of("data", "none", None.class, new None());

        @Override
        public DataSignature signature() {
            return DataSignature.EMPTY;
        }

        @Override
        public Kind<None> kind() {
            return KIND;
        }
    }

    /// Handwritten digits, 60,000 for training and 10,000 for the test (LeCun, Cortes and Burges).
    record Mnist() implements DataSpec {
        public static final Kind<Mnist> KIND = Kind.of("data", "mnist", Mnist.class, new Mnist());

        @Override
        public DataSignature signature() {
            return new DataSignature(
                    List.of(new Input("image", new Shape.Image(1, 28, 28))),
                    List.of(new Target("digit", new Shape.Vector(10), Task.CLASSES, List.of())));
        }

        @Override
        public Kind<Mnist> kind() {
            return KIND;
        }
    }

    /// Pictures of clothes in 10 classes (Xiao, Rasul and Vollgraf 2017); the bundled subset has 10,000 and 5,000.
    record FashionMnist() implements DataSpec {
        public static final Kind<FashionMnist> KIND =
                Kind.of("data", "fashion-mnist", FashionMnist.class, new FashionMnist());

        @Override
        public DataSignature signature() {
            return new DataSignature(
                    List.of(new Input("image", new Shape.Image(1, 28, 28))),
                    List.of(new Target("article", new Shape.Vector(10), Task.CLASSES, classKeys(KIND, 10))));
        }

        @Override
        public Kind<FashionMnist> kind() {
            return KIND;
        }
    }

    /// MNIST cut in two: the upper and the lower half are two inputs; the digit and whether it is odd two targets.
    record MnistHalves() implements DataSpec {
        public static final Kind<MnistHalves> KIND =
                Kind.of("data", "mnist-halves", MnistHalves.class, new MnistHalves());

        @Override
        public DataSignature signature() {
            return new DataSignature(
                    List.of(
                            new Input("upper", new Shape.Image(1, 14, 28)),
                            new Input("lower", new Shape.Image(1, 14, 28))),
                    List.of(
                            new Target("digit", new Shape.Vector(10), Task.CLASSES, List.of()),
                            new Target("odd", new Shape.Vector(1), Task.BINARY, List.of())));
        }

        @Override
        public Kind<MnistHalves> kind() {
            return KIND;
        }
    }

    /// Pairs of MNIST images and whether both are the same digit, as half of the pairs are.
    record MnistPairs(int samples) implements DataSpec {
        public static final Kind<MnistPairs> KIND = Kind.of(
                "data",
                "mnist-pairs",
                MnistPairs.class,
                new MnistPairs(10_000),
                Param.integer("samples", MnistPairs::samples, (_, v) -> new MnistPairs(v), 100, 100_000));

        @Override
        public DataSignature signature() {
            Shape image = new Shape.Image(1, 28, 28);
            return new DataSignature(
                    List.of(new Input("left", image), new Input("right", image)),
                    List.of(new Target("same", new Shape.Vector(1), Task.BINARY, classKeys(KIND, 2))));
        }

        @Override
        public Kind<MnistPairs> kind() {
            return KIND;
        }
    }

    /// One to four digits of MNIST on a square canvas, and what is to be learned about them: the class of every pixel,
    /// 0 where there is no digit, else one more than the digit; or a box around each digit.
    ///
    /// @param size how many pixels high and wide a scene is
    record DigitScenes(int size, int samples, SceneTarget target) implements DataSpec {
        /// What a network learns about scenes.
        public enum SceneTarget implements Choice {
            PIXELS,
            BOXES
        }

        public static final Kind<DigitScenes> KIND = Kind.of(
                "data",
                "digit-scenes",
                DigitScenes.class,
                new DigitScenes(56, 4000),
                Param.integer("size", DigitScenes::size, DigitScenes::withSize, 32, 112),
                Param.integer("samples", DigitScenes::samples, DigitScenes::withSamples, 100, 100_000),
                Param.optionalChoice(
                        "target",
                        "scene-target",
                        DigitScenes::target,
                        DigitScenes::withTarget,
                        List.of(SceneTarget.values())));

        /// No scene has more digits.
        public static final int MOST_DIGITS = 4;

        private static final int CLASSES = 11;

        /// With the class of every pixel.
        public DigitScenes(int size, int samples) {
            this(size, samples, SceneTarget.PIXELS);
        }

        public DigitScenes withSize(int changed) {
            return new DigitScenes(changed, samples, target);
        }

        public DigitScenes withSamples(int changed) {
            return new DigitScenes(size, changed, target);
        }

        public DigitScenes withTarget(SceneTarget changed) {
            return new DigitScenes(size, samples, changed);
        }

        @Override
        public DataSignature signature() {
            return new DataSignature(List.of(new Input("image", new Shape.Image(1, size, size))), List.of(learned()));
        }

        private Target learned() {
            List<String> classes = classKeys(KIND, CLASSES);
            return switch (target) {
                case PIXELS -> new Target("pixels", new Shape.Image(CLASSES, size, size), Task.CLASSES, classes);
                case BOXES -> {
                    List<String> digits = classes.subList(1, CLASSES);
                    yield new Target(
                            "boxes",
                            new Shape.Sequence(Detected.EDGES + digits.size(), MOST_DIGITS),
                            Task.BOXES,
                            digits);
                }
            };
        }

        @Override
        public Kind<DigitScenes> kind() {
            return KIND;
        }
    }

    /// Points in the plane with a class each.
    record Points(Pattern pattern) implements DataSpec {
        /// The arrangement of the points and how many classes it has.
        public enum Pattern implements Choice {
            SPIRAL(3),
            MOONS(2),
            CIRCLES(2),
            XOR(2),
            BLOBS(4);

            private final int classes;

            Pattern(int classes) {
                this.classes = classes;
            }

            public int classes() {
                return classes;
            }
        }

        public static final Kind<Points> KIND = Kind.of(
                "data",
                "points",
                Points.class,
                new Points(Pattern.SPIRAL),
                Param.choice(
                        "pattern", "pattern", Points::pattern, (_, v) -> new Points(v), List.of(Pattern.values())));

        @Override
        public DataSignature signature() {
            return new DataSignature(
                    List.of(new Input("point", new Shape.Vector(2))),
                    List.of(new Target("class", new Shape.Vector(pattern.classes()), Task.CLASSES, List.of())));
        }

        @Override
        public Kind<Points> kind() {
            return KIND;
        }
    }

    /// 8,000 Chinese poems of four genres as characters. Shorter poems are padded in front with id 0; characters
    /// outside the `vocabulary` most frequent ones of the training split become id 1.
    record Poems(int length, int vocabulary) implements DataSpec {
        public static final Kind<Poems> KIND = Kind.of(
                "data",
                "poems",
                Poems.class,
                new Poems(48, 3000),
                Param.integer("length", Poems::length, (s, v) -> new Poems(v, s.vocabulary()), 4, 128),
                Param.integer("vocabulary", Poems::vocabulary, (s, v) -> new Poems(s.length(), v), 10, 8000));

        @Override
        public DataSignature signature() {
            return new DataSignature(
                    List.of(new Input("characters", new Shape.Tokens(vocabulary, length))),
                    List.of(new Target("genre", new Shape.Vector(4), Task.CLASSES, classKeys(KIND, 4))));
        }

        @Override
        public Kind<Poems> kind() {
            return KIND;
        }
    }

    /// Generated sequences of digits 0 to 9 whose target is the same sequence read backwards.
    ///
    /// @param guided whether the answer so far is a second input, one step late and with token 10 in front
    record Reversal(int length, int samples, boolean guided) implements DataSpec {
        public static final Kind<Reversal> KIND = Kind.of(
                "data",
                "reversal",
                Reversal.class,
                new Reversal(8, 4000),
                Param.integer("length", Reversal::length, (s, v) -> new Reversal(v, s.samples(), s.guided()), 2, 64),
                Param.integer(
                        "samples",
                        Reversal::samples,
                        (s, v) -> new Reversal(s.length(), v, s.guided()),
                        100,
                        1_000_000),
                Param.optionalFlag("guided", Reversal::guided, Reversal::withGuided));

        /// With one input.
        public Reversal(int length, int samples) {
            this(length, samples, false);
        }

        public Reversal withGuided(boolean changed) {
            return new Reversal(length, samples, changed);
        }

        @Override
        public DataSignature signature() {
            Input digits = new Input("digits", new Shape.Tokens(10, length));
            return new DataSignature(
                    guided ? List.of(digits, new Input("written", new Shape.Tokens(11, length))) : List.of(digits),
                    List.of(new Target("reversed", new Shape.Sequence(10, length), Task.CLASSES, List.of())));
        }

        @Override
        public Kind<Reversal> kind() {
            return KIND;
        }
    }
}
