package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;
import org.lamina.graph.testkit.RandomValues;

/// Documents in which every layer kind and every setting occurs, with each of its choices; numbers are random.
final class EveryKind {
    private static final int TRIES = 2_000;

    private static final List<LayerSpec> INPUTS = List.of(
            new ImageInput(4, 16, 16),
            new ImageInput(4, 16, 16),
            new SequenceInput(6, 12),
            new SequenceInput(6, 12),
            new VectorInput(4),
            new VectorInput(4),
            new TokenInput(50, 12));

    private final Random random = new Random(4);
    private final RandomValues any = RandomValues.any(random);
    private final RandomValues small = RandomValues.small(random, 3);
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    /// Each kind, behind inputs whose shapes it accepts, if there are such.
    GraphDocument layers() {
        for (LayerSpec input : INPUTS) {
            add("input", input, List.of());
        }
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            for (int round = 0; round < rounds(kind); round++) {
                addFitting(kind, round);
            }
        }
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections));
    }

    private void addFitting(Kind<? extends LayerSpec> kind, int round) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            LayerSpec spec = chosen(kind, round, small);
            Optional<List<Integer>> sources = sources(spec);
            if (sources.isPresent()) {
                add(kind.id(), spec, sources.get());
                return;
            }
        }
        add(kind.id(), chosen(kind, round, small), List.of());
    }

    /// The first one or two inputs that the layer accepts.
    private static Optional<List<Integer>> sources(LayerSpec spec) {
        if (spec instanceof InputSpec) {
            return Optional.of(List.of());
        }
        List<List<Integer>> ways = new ArrayList<>();
        for (int i = 0; i < INPUTS.size(); i++) {
            ways.add(List.of(i));
            for (int j = i + 1; j < INPUTS.size(); j++) {
                ways.add(List.of(i, j));
            }
        }
        return ways.stream().filter(way -> isAccepted(spec, way)).findFirst();
    }

    private static boolean isAccepted(LayerSpec spec, List<Integer> sources) {
        List<Shape> shapes = sources.stream().map(EveryKind::shape).toList();
        return sources.size() >= spec.kind().inputs().min()
                && sources.size() <= spec.kind().inputs().max()
                && spec.kind().shape(spec, shapes) instanceof ShapeResult.Ok;
    }

    private static Shape shape(int input) {
        LayerSpec spec = INPUTS.get(input);
        return spec.kind().shape(spec, List.of()) instanceof ShapeResult.Ok ok ? ok.shape() : new Shape.Vector(1);
    }

    private void add(String stem, LayerSpec spec, List<Integer> sources) {
        NodeId id = new NodeId("n" + nodes.size());
        nodes.add(new GraphNode(id, stem + "-" + nodes.size(), spec));
        sources.forEach(
                source -> connections.add(Connection.of(nodes.get(source).id(), id)));
    }

    /// As many documents as the setting with the most choices needs.
    List<GraphDocument> settings() {
        return IntStream.range(0, Math.max(rounds(DataSettings.KIND), rounds(TrainingSettings.KIND)))
                .mapToObj(round -> GraphDocument.EMPTY.withSettings(new ProjectSettings(
                        chosen(DataSettings.KIND, round, any), chosen(TrainingSettings.KIND, round, any))))
                .toList();
    }

    private int rounds(Kind<?> kind) {
        return kind.params().stream()
                .mapToInt(param -> options(param).size())
                .max()
                .orElse(1);
    }

    /// What a parameter may be, where that is a short list; else one random value.
    private List<?> options(Param<?, ?> param) {
        return switch (param) {
            case Param.ChoiceParam<?, ?> p -> p.values();
            case Param.VariantParam<?, ?> p ->
                p.family().kinds().stream().flatMap(kind -> all(kind).stream()).toList();
            case Param.FlagParam<?> _ -> List.of(false, true);
            case Param.IntegerParam<?> _,
                    Param.DecimalParam<?> _,
                    Param.SizeParam<?> _,
                    Param.FormulaParam<?> _,
                    Param.BoxesParam<?> _ -> List.of(0);
        };
    }

    private List<? extends Described> all(Kind<? extends Described> kind) {
        return IntStream.range(0, rounds(kind))
                .mapToObj(round -> chosen(kind, round, any))
                .toList();
    }

    private <S extends Described> S chosen(Kind<S> kind, int round, RandomValues values) {
        S value = values.of(kind);
        for (Param<S, ?> param : kind.params()) {
            List<?> options = options(param);
            if (options.size() > 1) {
                value = set(value, param, options.get(round % options.size()));
            }
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static <S, V> S set(S owner, Param<S, V> param, Object value) {
        return param.with(owner, (V) value);
    }
}
