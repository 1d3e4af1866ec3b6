package org.lamina.runtime.lower;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Border3d;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.CosineSimilarity;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Glu;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.ToImage;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.ToVolume;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.TransposedConv3d;
import org.lamina.graph.layer.UnitLength;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.Upsample3d;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.accel.InputGradient;
import org.lamina.runtime.engine.CosineSimilarityVertex;
import org.lamina.runtime.engine.DepthToSpaceVertex;
import org.lamina.runtime.engine.GateVertex;
import org.lamina.runtime.engine.LiveRate;
import org.nd4j.linalg.api.buffer.DataType;

/// Turns a checked document into the engine's configuration. Sizes are taken from our own shape inference, so the
/// engine infers nothing.
public final class GraphLowering {

    private final Flow flow;
    private final Masks masks;
    private final TrainingSettings settings;
    private final Set<NodeId> behindLearning;
    private final boolean portable;
    private final GraphBuilder graph;
    private final DenseLayers dense;
    private final ImageLayers image;
    private final LocalLayers local;
    private final VolumeLayers volume;
    private final SequenceLayers sequence;
    private final Ways ways;
    private final NormLayers norms;
    private final ChannelVertices channels;
    private final ComposedKinds composed;
    private final SharedLayers shared;

    private GraphLowering(GraphDocument document, Flow flow, boolean portable) {
        this.flow = flow;
        this.portable = portable;
        behindLearning = flow.behindLearning();
        settings = document.settings().training();
        graph = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .dataType(DataType.FLOAT)
                // Keeps the unrolled image between forward and backward pass: 1.6 to 1.8 times faster convolutions.
                .cacheMode(CacheMode.DEVICE)
                .graphBuilder();
        masks = new Masks(graph, flow);
        dense = new DenseLayers(flow, settings, portable);
        image = new ImageLayers(flow, settings, portable);
        local = new LocalLayers(flow, settings);
        volume = new VolumeLayers(flow, settings);
        sequence = new SequenceLayers(flow, settings, portable);
        ways = new Ways(graph, flow, masks, portable);
        norms = new NormLayers(flow);
        channels = new ChannelVertices(graph, flow, masks, portable);
        composed = new ComposedKinds(graph, flow, masks, dense, channels, this::saveInputGradient);
        shared = new SharedLayers(graph, flow, masks, portable);
    }

    /// What the trainer uses: the learning rate can change while it runs.
    public static Lowered lower(GraphDocument document) {
        Flow flow = Flow.of(Expansion.flat(document));
        LiveRate rate = new LiveRate(document.settings().training().optimizer().learningRate());
        GraphLowering lowering = new GraphLowering(document, flow, false);
        ComputationGraphConfiguration configuration = lowering.build(rate);
        return new Lowered(configuration, flow, rate, lowering.masks.all(), beforeLearning(configuration, flow));
    }

    /// What a file holds: fixed learning rate, and the engine's own classes wherever it has one for the purpose.
    public static ComputationGraphConfiguration portable(GraphDocument document, double rate) {
        Flow flow = Flow.of(Expansion.flat(document));
        return new GraphLowering(document, flow, true).build(new LiveRate(rate));
    }

    private ComputationGraphConfiguration build(LiveRate rate) {
        graph.addInputs(names(flow.inputs()));
        flow.order().forEach(this::add);
        graph.setOutputs(names(flow.outputs()));
        ComputationGraphConfiguration configuration = graph.build();
        Map<String, GraphNode> nodes = Stream.concat(
                        flow.order().stream(), flow.shared().stream().map(SharedLayer::node))
                .collect(Collectors.toMap(node -> name(node.id()), node -> node));
        Optimization optimization = new Optimization(settings, rate, portable);
        configuration.getVertices().forEach((name, vertex) -> {
            if (vertex instanceof LayerVertex layer) {
                configure(
                        layer.getLayerConf().getLayer(),
                        optimization,
                        Objects.requireNonNullElseGet(nodes.get(name), () -> nodes.get(whole(name))));
            }
        });
        return configuration;
    }

    private static Set<String> beforeLearning(ComputationGraphConfiguration configuration, Flow flow) {
        Set<NodeId> learning = flow.learning();
        Set<String> before = flow.order().stream()
                .map(GraphNode::id)
                .filter(id -> !learning.contains(id))
                .map(GraphLowering::name)
                .collect(Collectors.toSet());
        return configuration.getVertices().keySet().stream()
                .filter(vertex -> Stream.iterate(vertex, name -> !name.isEmpty(), GraphLowering::whole)
                        .anyMatch(before::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What a vertex would be a [#part] of.
    private static String whole(String vertex) {
        return vertex.substring(0, Math.max(0, vertex.lastIndexOf('.')));
    }

    private void add(GraphNode node) {
        masks.enter(node);
        flow.sharedBy(node.id()).ifPresentOrElse(layer -> addOnce(layer, node), () -> lower(node));
    }

    /// When the last of those that it stands for comes, all that it reads is there.
    private void addOnce(SharedLayer layer, GraphNode node) {
        if (layer.members().getLast().equals(node.id())) {
            shared.add(layer, this::lower);
        }
    }

    private void lower(GraphNode node) {
        NodeId id = node.id();
        switch (node.spec()) {
            case InputSpec _ -> {}
            case Dense s -> layer(id, dense.dense(id, s));
            case Conv1d s -> layer(id, sequence.convolution(id, s), Unread.of(s, flow.inputShape(id)));
            case Conv2d s -> layer(id, image.convolution(id, s), Unread.of(s, flow.inputShape(id)));
            case TransposedConv2d s -> layer(id, image.transposed(id, s));
            case DepthwiseConv2d s -> layer(id, image.depthwise(id, s), Unread.of(s, flow.inputShape(id)));
            case SeparableConv2d s -> separable(id, s);
            case LocallyConnected1d s -> locallyConnected(id, local.sums(id, s), s.activation());
            case LocallyConnected2d s -> locallyConnected(id, local.sums(id, s), s.activation());
            case Conv3d s -> layer(id, volume.convolution(id, s), volume.unread(id, s.window()));
            case TransposedConv3d s -> layer(id, volume.transposed(id, s));
            case Pool3d s -> layer(id, VolumeLayers.pooling(s), volume.unread(id, s.window()));
            case Upsample3d s -> layer(id, VolumeLayers.upsampling(s));
            case Pool1d s -> masks.pooling(id, s, sequence.pooling(s), cropped(id, Unread.of(s, flow.inputShape(id))));
            case Pool2d s -> layer(id, image.pooling(id, s), Unread.of(s, flow.inputShape(id)));
            case GlobalPool s -> masks.globalPooling(id, s, image.globalPooling(s));
            case Upsample2d s -> layer(id, ImageLayers.upsampling(s));
            case Upsample1d s -> composed.repeated(id, s);
            case Border2d s -> layer(id, ImageLayers.border(s));
            case Border1d s -> layer(id, SequenceLayers.border(s));
            case Border3d s -> layer(id, VolumeLayers.border(s));
            case SpaceToDepth s -> layer(id, ImageLayers.spaceToDepth(s));
            case DepthToSpace s -> graph.addVertex(name(id), new DepthToSpaceVertex(s.block()), sources(id));
            case BatchNorm s -> channels.layer(id, image.batchNorm(id, s));
            case LayerNorm s -> layer(id, sequence.layerNorm(id, s));
            case GroupNorm s -> masks.informed(id, norms.group(id, s));
            case InstanceNorm s -> masks.informed(id, norms.instance(id, s));
            case RmsNorm s -> layer(id, norms.rootMeanSquare(id, s));
            case LocalResponseNorm s -> layer(id, norms.localResponse(id, s));
            case UnitLength _ -> layer(id, norms.unitLength(id));
            case ScaleShift _ -> layer(id, norms.scaleShift(id));
            case Dropout s -> layer(id, dense.dropout(s));
            case Noise s -> layer(id, NormLayers.noise(s));
            case Sampling s -> composed.sampling(id, s);
            case Activate s -> layer(id, dense.activate(id, s));
            case Prelu _ -> layer(id, dense.prelu(id));
            case Glu s -> composed.gated(id, s);
            case Flatten _, ToImage _, ToVolume _, ToSequence _ -> channels.reshape(id, sources(id));
            case Embedding s -> layer(id, sequence.embedding(id, s));
            case PositionalEncoding s -> masks.packed(id, sequence.positions(id, s));
            case Lstm s -> ways.recurrent(id, s, () -> sequence.lstm(id, s));
            case Gru s -> ways.recurrent(id, s, () -> sequence.gru(id, s));
            case SimpleRnn s -> ways.recurrent(id, s, () -> sequence.simpleRnn(id, s));
            case LastStep s -> ways.lastStep(id, s.direction());
            case SelfAttention s -> masks.informed(id, sequence.attention(id, s));
            case CrossAttention s -> composed.crossAttention(id, s);
            case AttentionPooling s -> composed.attentionPooling(id, s);
            case Add _ -> graph.addVertex(name(id), sum(), sources(id));
            case Combination s -> graph.addVertex(name(id), combination(id, s), sources(id));
            case Expression s -> composed.expression(id, s, norms.formula(id, s));
            case CosineSimilarity _ -> graph.addVertex(name(id), new CosineSimilarityVertex(), sources(id));
            case Concatenate _ -> channels.merge(id, name(id));
            case Slice s -> channels.subset(id, name(id), s.skip(), s.keep());
            case Output s -> output(id, s);
            case YoloOutput s -> layer(id, image.detection(s));
            case BlockInput _, BlockOutput _, BlockUse _ ->
                throw new IllegalStateException("An expanded network has no blocks: " + node);
            case UnknownLayer s -> throw new IllegalStateException("Checked documents have no unknown layer: " + s);
        }
    }

    private ElementWiseVertex sum() {
        return portable ? new ElementWiseVertex(ElementWiseVertex.Op.Add) : FastLayers.add();
    }

    private GraphVertex combination(NodeId id, Combination spec) {
        if (spec.isGate(flow.inputShapes(id))) {
            return new GateVertex();
        }
        return new ElementWiseVertex(
                switch (spec.operation()) {
                    case MULTIPLY -> ElementWiseVertex.Op.Product;
                    case AVERAGE -> ElementWiseVertex.Op.Average;
                    case MAXIMUM -> ElementWiseVertex.Op.Max;
                    case SUBTRACT -> ElementWiseVertex.Op.Subtract;
                });
    }

    private void layer(NodeId id, Layer layer) {
        saveInputGradient(id, layer);
        graph.addLayer(name(id), layer, sources(id));
    }

    private void layer(NodeId id, Layer layer, Optional<Layer> cropping) {
        saveInputGradient(id, layer);
        graph.addLayer(name(id), layer, cropped(id, cropping));
    }

    /// The engine's own separable convolution cannot be trained: its way back takes the weights in another order.
    private void separable(NodeId id, SeparableConv2d spec) {
        String between = depthwisePart(id);
        graph.addLayer(between, image.depthwise(id, spec), cropped(id, Unread.of(spec, flow.inputShape(id))));
        graph.addLayer(name(id), image.pointwise(id, spec), between);
    }

    /// Our layer makes sums only; a function behind them is a layer of its own.
    private void locallyConnected(NodeId id, Layer sums, Activation function) {
        if (function == Activation.IDENTITY) {
            layer(id, sums);
            return;
        }
        String before = part(id, "sums");
        graph.addLayer(before, sums, sources(id));
        graph.addLayer(name(id), image.function(function), before);
    }

    /// The vertex that weighs steps in a cross-attention.
    public static String attentionPart(NodeId id) {
        return part(id, "mixed");
    }

    /// The vertex that is the first step of a separable convolution.
    public static String depthwisePart(NodeId id) {
        return part(id, "depthwise");
    }

    /// At every pixel of an image the weighted sums are a convolution of size one; only the loss is a layer of its own.
    private void output(NodeId id, Output spec) {
        if (!(flow.inputShape(id) instanceof Shape.Image)) {
            layer(id, masks.withoutPadding(id, dense.output(id, spec)));
            return;
        }
        String sums = part(id, "sums");
        Layer convolution = image.sums(id, spec);
        saveInputGradient(id, convolution);
        graph.addLayer(sums, convolution, sources(id));
        graph.addLayer(name(id), image.loss(id, spec), sums);
    }

    /// What a layer reads, after cutting off what no window of it reads.
    private String[] cropped(NodeId id, Optional<Layer> cropping) {
        if (cropping.isEmpty()) {
            return sources(id);
        }
        String cropped = part(id, "cropped");
        graph.addLayer(cropped, cropping.get(), sources(id));
        return new String[] {cropped};
    }

    /// Whether a vertex is a node's own or helps it.
    public static boolean belongsTo(String vertex, NodeId id) {
        return vertex.equals(name(id)) || vertex.startsWith(part(id, ""));
    }

    /// A vertex that helps a node's own one. No node id ends like this: those inside blocks have a number before the
    /// last dot.
    static String part(NodeId id, String part) {
        return name(id) + "." + part;
    }

    private void saveInputGradient(NodeId id, Layer layer) {
        if (layer instanceof InputGradient gradient && !behindLearning.contains(id)) {
            gradient.omit();
        }
    }

    private static void configure(Layer layer, Optimization optimization, GraphNode node) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            configure(wrapper.getUnderlying(), optimization, node);
        }
        if (layer instanceof BaseLayer base) {
            optimization.configure(base, node);
        }
    }

    private String[] sources(NodeId id) {
        return masks.sources(id);
    }

    private static String[] names(List<GraphNode> nodes) {
        return nodes.stream().map(node -> name(node.id())).toArray(String[]::new);
    }

    private static String name(NodeId id) {
        return id.value();
    }
}
