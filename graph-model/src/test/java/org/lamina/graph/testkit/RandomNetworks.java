package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.Recurrent;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Random valid networks over all layer kinds, from a seed: one to three inputs, branches, sums and concatenations, one
/// or more outputs. Small enough to train a batch of each in a moment. They have no data, so that is their one error.
public final class RandomNetworks {
    private static final int MOST_VALUES = 400;
    private static final int MOST_UNITS = 5;
    private static final int MOST_PIXELS = MOST_VALUES / MOST_UNITS;
    private static final int TRIES = 40;

    /// A node with the shape it gives.
    private record End(NodeId id, Shape shape) {}

    private final Random random;
    private final RandomValues values;
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Set<NodeId> read = new HashSet<>();

    private RandomNetworks(long seed) {
        random = new Random(seed * 7919 + 17);
        values = RandomValues.small(random, 4);
    }

    /// The valid network of this seed.
    public static GraphDocument valid(long seed) {
        return new RandomNetworks(seed).build();
    }

    private GraphDocument build() {
        int inputs = 1 + (random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0);
        for (int i = 0; i < inputs; i++) {
            addInput();
        }
        int layers = 2 + random.nextInt(10);
        for (int i = 0; i < layers; i++) {
            addLayer();
        }
        for (End end : List.copyOf(ends)) {
            if (!read.contains(end.id())) {
                addOutput(end);
            }
        }
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections));
    }

    private void addInput() {
        List<Kind<? extends LayerSpec>> kinds = new ArrayList<>();
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            if (kind.defaults() instanceof InputSpec) {
                kinds.add(kind);
            }
        }
        int before = ends.size();
        while (ends.size() == before) {
            add(RandomValues.small(random, 8).of(kinds), List.of());
        }
    }

    private void addLayer() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Kind<? extends LayerSpec> kind = LayerKinds.ALL
                    .kinds()
                    .get(random.nextInt(LayerKinds.ALL.kinds().size()));
            LayerSpec spec = values.of(kind);
            if (spec instanceof InputSpec || spec instanceof OutputSpec) {
                continue;
            }
            List<End> sources = sources(spec);
            if (add(spec, sources) || add(mended(spec, sources), sources)) {
                return;
            }
        }
    }

    private List<End> sources(LayerSpec spec) {
        if (spec instanceof Recurrent recurrent) {
            return sequenceAndState(recurrent);
        }
        return spec.kind().inputs().max() > 1 ? severalEnds() : List.of(oneEnd());
    }

    /// One end, and at times a vector as long as the state before its first step.
    private List<End> sequenceAndState(Recurrent spec) {
        End sequence = oneEnd();
        List<End> vectors =
                ends.stream().filter(end -> end.shape() instanceof Shape.Vector).toList();
        if (!(sequence.shape() instanceof Shape.Sequence) || vectors.isEmpty() || random.nextInt(3) == 0) {
            return List.of(sequence);
        }
        int ways = spec.direction() == Direction.BOTH ? 2 : 1;
        add(
                new Dense(ways * (random.nextBoolean() ? spec.units() : spec.states()), Activation.TANH),
                List.of(vectors.get(random.nextInt(vectors.size()))));
        return List.of(sequence, ends.getLast());
    }

    /// The same kind in sizes that fit, where the kind offers such: what keeps the number of values hardly fits by
    /// chance.
    private static LayerSpec mended(LayerSpec spec, List<End> sources) {
        List<Shape> shapes = sources.stream().map(End::shape).toList();
        LayerKind.Arity inputs = spec.kind().inputs();
        if (shapes.size() >= inputs.min()
                && shapes.size() <= inputs.max()
                && spec.kind().shape(spec, shapes) instanceof ShapeResult.Clash clash) {
            for (Repair repair : clash.repairs()) {
                if (repair instanceof Repair.ChangeTo(LayerSpec changed) && changed.kind() == spec.kind()) {
                    return changed;
                }
            }
        }
        return spec;
    }

    /// Mostly one that nobody reads yet, so that the network grows long.
    private End oneEnd() {
        List<End> unread = ends.stream().filter(end -> !read.contains(end.id())).toList();
        return !unread.isEmpty() && random.nextInt(4) > 0
                ? unread.get(random.nextInt(unread.size()))
                : ends.get(random.nextInt(ends.size()));
    }

    /// Two or three ends of equal shape where there are such, else one end twice, the second time through a layer that
    /// keeps its shape.
    private List<End> severalEnds() {
        End first = oneEnd();
        List<End> alike = new ArrayList<>(ends.stream()
                .filter(end -> end != first && end.shape().equals(first.shape()))
                .toList());
        Collections.shuffle(alike, random);
        List<End> chosen = new ArrayList<>(List.of(first));
        chosen.addAll(alike.subList(0, Math.min(alike.size(), 1 + random.nextInt(2))));
        if (chosen.size() == 1 && !(first.shape() instanceof Shape.Tokens)) {
            add(keepingShape(first.shape()), List.of(first));
            chosen.add(ends.getLast());
        }
        return chosen;
    }

    private static LayerSpec keepingShape(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> new Dense(vector.features(), Activation.TANH);
            case Shape.Sequence sequence -> new Dense(sequence.features(), Activation.TANH);
            case Shape.Image image -> Conv2d.KIND.defaults().withFilters(image.channels());
            case Shape.Volume _ -> Prelu.KIND.defaults();
            case Shape.Tokens _ -> Embedding.KIND.defaults();
        };
    }

    private void addOutput(End end) {
        End last = end;
        if (last.shape() instanceof Shape.Tokens) {
            add(new Embedding(3), List.of(last));
            last = ends.getLast();
        }
        boolean isLarge = last.shape() instanceof Shape.Image image && image.height() * image.width() > MOST_PIXELS;
        boolean isLong = last.shape() instanceof Shape.Sequence sequence && sequence.length() > MOST_PIXELS;
        if (isLong
                || last.shape() instanceof Shape.Volume
                || last.shape() instanceof Shape.Image && (isLarge || random.nextInt(3) > 0)) {
            add(random.nextBoolean() ? new Flatten() : GlobalPool.KIND.defaults(), List.of(last));
            last = ends.getLast();
        }
        if (last.shape() instanceof Shape.Image image && random.nextBoolean() && addDetection(last, image)) {
            return;
        }
        LossSpec loss = values.of(List.copyOf(Losses.ALL.kinds()));
        int least = loss.choosesOne() ? 2 : 1;
        Output output = new Output(least + random.nextInt(MOST_UNITS - least + 1), loss);
        add(mended(output, List.of(last)), List.of(last));
    }

    /// Two small boxes and one or two classes at each pixel, behind sums for them.
    private boolean addDetection(End end, Shape.Image image) {
        YoloOutput output = values.of(YoloOutput.KIND)
                .withClasses(1 + random.nextInt(2))
                .withBoxes(Boxes.of(0.5 + random.nextDouble(), 1, 2, 1 + random.nextDouble()));
        if (output.channels() * image.height() * image.width() > MOST_VALUES) {
            return false;
        }
        add(
                new Conv2d(output.channels(), Size.of(1), Size.of(1), Padding.SAME, Size.of(1), Activation.IDENTITY),
                List.of(end));
        return add(output, List.of(ends.getLast()));
    }

    /// Adds the node if its shape rule accepts the sources and the result is small.
    private boolean add(LayerSpec spec, List<End> sources) {
        LayerKind<?> kind = spec.kind();
        int count = sources.size();
        if (count < kind.inputs().min() || count > kind.inputs().max()) {
            return false;
        }
        List<Shape> shapes = sources.stream().map(End::shape).toList();
        if (!(kind.shape(spec, shapes) instanceof ShapeResult.Ok ok)
                || ok.shape().elements() > MOST_VALUES) {
            return false;
        }
        NodeId id = new NodeId("n" + (nodes.size() + 1));
        nodes.add(new GraphNode(id, kind.stem() + (nodes.size() + 1), spec));
        for (End source : sources) {
            connections.add(Connection.of(source.id(), id));
            read.add(source.id());
        }
        if (kind.hasOutput()) {
            ends.add(new End(id, ok.shape()));
        }
        return true;
    }
}
