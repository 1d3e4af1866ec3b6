package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.EngineSettings;
import org.lamina.runtime.accel.LenetPrimitives;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.lower.Flow;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.net.NativeThreads;
import org.lamina.samples.SampleCatalog;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// How fast the engine trains: Lamina's layers, DL4J's own where it has them, and PyTorch where `python3-torch` is
/// installed, on the models of [PeerModels] over random batches that lie ready. The sides take turns in each round.
///
/// Debian's PyTorch computes with the BLAS that the system offers. Install `libopenblas0` before the ratios are quoted:
/// with the reference BLAS its matrix products are an order of magnitude slower.
///
/// For lenet there is a ceiling, too: oneDNN's primitives without an engine, see [LenetPrimitives]. The side `skipping`
/// is Lamina with token inputs that skip padding; then every text has some, which the other sides read.
///
/// Options: `--models a,b` (or samples) `--sides lamina,stock,torch,ceiling,skipping` `--threads N,M` `--batch N`
/// `--seconds S` (of one turn) `--rounds N`. Where several numbers of threads are given, every side runs with each, and
/// the ratios compare the best of each. DL4J's own layers run with the settings that suit them best: the unrolled image
/// kept, its pools at one thread.
public final class TrainSpeedBench {
    private static final int BATCHES = 8;
    private static final int WARM_UP = 3;
    private static final String SKIPPING = "skipping";

    private final List<String> models;
    private final List<String> sides;
    private final int[] threads;
    private final int batch;
    private final double seconds;
    private final int rounds;

    private TrainSpeedBench(Map<String, String> options) {
        models = List.of(options.getOrDefault("--models", String.join(",", PeerModels.NAMES))
                .split(","));
        sides = List.of(
                options.getOrDefault("--sides", "lamina,stock,torch,ceiling").split(","));
        threads = Stream.of(options.getOrDefault(
                                "--threads",
                                Integer.toString(Runtime.getRuntime().availableProcessors()))
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        batch = Integer.parseInt(options.getOrDefault("--batch", "64"));
        seconds = Double.parseDouble(options.getOrDefault("--seconds", "3"));
        rounds = Integer.parseInt(options.getOrDefault("--rounds", "3"));
    }

    public static void main(String[] arguments) throws ProblemException {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("Every option has a value: " + List.of(arguments));
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        EngineSettings.apply();
        TrainSpeedBench bench = new TrainSpeedBench(options);
        for (String model : bench.models) {
            bench.run(model);
        }
    }

    private void run(String model) throws ProblemException {
        GraphDocument document = document(model, false);
        List<TorchPeer> peers = new ArrayList<>();
        List<Side> racers = new ArrayList<>();
        for (int count : threads) {
            NativeThreads.use(count);
            if (sides.contains("lamina")) {
                racers.add(new Side(
                        "lamina", count, engine(GraphLowering.lower(document).configuration(), document)));
            }
            if (sides.contains(SKIPPING)) {
                GraphDocument skipping = document(model, true);
                racers.add(new Side(
                        SKIPPING, count, engine(GraphLowering.lower(skipping).configuration(), skipping)));
            }
            if (sides.contains("stock")) {
                racers.add(new Side("stock", count, engine(GraphLowering.portable(document, 1e-3), document)));
            }
            if (sides.contains("ceiling") && model.equals("lenet")) {
                LenetPrimitives primitives = new LenetPrimitives(batch);
                racers.add(new Side("ceiling", count, duration -> rate(duration, _ -> primitives.run())));
            }
            if (sides.contains("torch")) {
                TorchPeer.start(model, batch, count).ifPresent(torch -> {
                    peers.add(torch);
                    racers.add(new Side("torch", count, torch::rate));
                });
            }
        }
        racers.forEach(side -> side.turn(seconds / 2));
        racers.forEach(side -> side.rates.clear());
        for (int round = 0; round < rounds; round++) {
            racers.forEach(side -> side.turn(seconds));
        }
        Figures figures = new Figures("train-speed")
                .put("model", model)
                .put("batch", batch)
                .put("threads", Arrays.toString(threads))
                .put("rounds", rounds);
        racers.forEach(side -> side.print(figures));
        peers.stream().findFirst().ifPresent(torch -> figures.put("peer", "pytorch " + torch.version()));
        ratio(figures, racers, "stock");
        ratio(figures, racers, "torch");
        ratio(figures, racers, "ceiling");
        ratio(figures, racers, SKIPPING);
        figures.print();
        peers.forEach(TorchPeer::close);
    }

    private static GraphDocument document(String model, boolean skipping) throws ProblemException {
        GraphDocument document = PeerModels.NAMES.contains(model)
                ? PeerModels.of(model)
                : ProjectCodec.read(SampleCatalog.byName(model).orElseThrow().project());
        Network network = document.network();
        List<GraphNode> nodes = network.nodes().stream()
                .map(node -> node.spec() instanceof TokenInput tokens
                        ? node.withSpec(tokens.withSkipPadding(skipping))
                        : node)
                .toList();
        return document.withNetwork(new Network(nodes, network.connections()));
    }

    private static void ratio(Figures figures, List<Side> racers, String other) {
        OptionalDouble ours = best(racers, "lamina");
        OptionalDouble theirs = best(racers, other);
        if (ours.isPresent() && theirs.isPresent()) {
            figures.put(
                    "ratioTo" + Character.toUpperCase(other.charAt(0)) + other.substring(1),
                    ours.getAsDouble() / theirs.getAsDouble());
        }
    }

    private static OptionalDouble best(List<Side> racers, String name) {
        return racers.stream()
                .filter(side -> side.name.equals(name))
                .mapToDouble(Side::median)
                .max();
    }

    /// One of those that take turns: trains for about so many seconds and says how many samples a second.
    private record Side(String name, int threads, DoubleUnaryOperator rate, List<Double> rates) {
        Side(String name, int threads, DoubleUnaryOperator rate) {
            this(name, threads, rate, new ArrayList<>());
        }

        void turn(double duration) {
            NativeThreads.use(threads);
            rates.add(rate.applyAsDouble(duration));
        }

        double median() {
            return quantile(0.5);
        }

        void print(Figures figures) {
            String begin = name + threads;
            figures.put(begin + "SamplesPerSecond", median())
                    .put(begin + "Min", quantile(0))
                    .put(begin + "Max", quantile(1));
        }

        private double quantile(double share) {
            return Figures.quantile(rates.stream().mapToDouble(rate -> rate).toArray(), share);
        }
    }

    private DoubleUnaryOperator engine(ComputationGraphConfiguration configuration, GraphDocument document) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        Flow flow = Flow.of(document.network());
        SplittableRandom random = new SplittableRandom(1);
        List<INDArray[]> inputs = new ArrayList<>();
        List<INDArray[]> answers = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            inputs.add(flow.inputs().stream()
                    .map(node -> values(flow.shape(node.id()), random))
                    .toArray(INDArray[]::new));
            answers.add(
                    flow.outputs().stream().map(node -> labels(node, random)).toArray(INDArray[]::new));
        }
        for (int i = 0; i < WARM_UP; i++) {
            graph.fit(inputs.get(i), answers.get(i));
        }
        return duration -> rate(duration, step -> graph.fit(inputs.get(step % BATCHES), answers.get(step % BATCHES)));
    }

    private double rate(double duration, IntConsumer step) {
        long begin = System.nanoTime();
        long limit = begin + (long) (duration * 1e9);
        int steps = 0;
        do {
            step.accept(steps);
            steps++;
        } while (System.nanoTime() < limit);
        return steps * (double) batch / ((System.nanoTime() - begin) / 1e9);
    }

    private INDArray values(Shape shape, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(batch * shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = shape instanceof Shape.Tokens tokens
                    ? random.nextInt(tokens.vocabulary())
                    : (float) random.nextDouble();
        }
        if (shape instanceof Shape.Tokens tokens && sides.contains(SKIPPING)) {
            for (int i = 0; i < batch; i++) {
                int begin = i * tokens.length();
                Arrays.fill(values, begin, begin + random.nextInt(tokens.length() / 2), TokenInput.PADDING);
            }
        }
        long[] dimensions = LongStream.concat(
                        LongStream.of(batch),
                        Arrays.stream(Samples.dimensions(shape)).asLongStream())
                .toArray();
        return Nd4j.create(values, dimensions, 'c').castTo(DataType.FLOAT);
    }

    private INDArray labels(GraphNode node, SplittableRandom random) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, ((Output) node.spec()).units());
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, random.nextInt((int) labels.size(1)), 1f);
        }
        return labels;
    }
}
