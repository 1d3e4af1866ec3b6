package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.Normalisation;
import org.lamina.graph.shape.Shape;

/// Compares inputs and outputs of the network with what the data offers.
final class DataChecks {
    private final Findings findings;
    private final Map<NodeId, NodeReport> reports;
    private final DataSettings settings;
    private final DataSpec source;
    private final DataSignature signature;
    private final DataBinding binding;

    DataChecks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.reports = reports;
        this.settings = findings.document().settings().data();
        this.source = settings.source();
        this.signature = settings.signature();
        this.binding = DataBinding.of(findings.document().network(), signature);
    }

    void check() {
        boolean hasData = !(source instanceof DataSpec.None);
        if (!hasData) {
            findings.add(Problem.error("data.none", new Place.OfSetting("source")), fittingData());
        }
        for (GraphNode node : findings.wiring().nodes()) {
            switch (node.spec()) {
                case InputSpec input when hasData -> input(node, input);
                case Output output -> output(node, output);
                case YoloOutput output -> detection(node, output);
                default -> {}
            }
        }
        if (hasData) {
            unusedColumns();
        }
        if (hasData && signature.targets().isEmpty()) {
            findings.add(
                    Problem.error("data.tokens-as-target", new Place.OfSetting("target"), source.kind()),
                    List.of(findings.fixes().data("fix.learn-labels", settings.withTarget(Learned.LABELS))));
        }
    }

    /// The sources whose inputs have the shapes of the network's inputs.
    private List<Fix> fittingData() {
        List<Shape> shapes = new ArrayList<>();
        for (GraphNode node : findings.wiring().nodes()) {
            if (node.spec() instanceof InputSpec input) {
                shapes.add(input.shape());
            }
        }
        List<Fix> fixes = new ArrayList<>();
        for (Kind<? extends DataSpec> kind : DataSpec.ALL.kinds()) {
            DataSpec candidate = kind.defaults();
            List<Shape> offered = candidate.signature().inputs().stream()
                    .map(DataSignature.Input::shape)
                    .toList();
            if (!shapes.isEmpty() && offered.equals(shapes)) {
                fixes.add(findings.fixes().useData(candidate));
            }
        }
        return fixes;
    }

    private void input(GraphNode node, InputSpec input) {
        Optional<Integer> column = binding.inputOf(node.id());
        if (column.isEmpty()) {
            findings.error(node, "data.no-input-for", List.of(signature.inputs().size(), source.kind()), List.of());
            return;
        }
        Shape expected = signature.inputs().get(column.get()).shape();
        if (!input.shape().equals(expected)) {
            findings.error(
                    node,
                    "data.input-shape",
                    List.of(input.shape(), expected, source.kind()),
                    findings.fixes().change(node, Specs.inputFor(expected, node.spec())).stream()
                            .toList());
        }
    }

    /// The target that an output learns; where there are targets, but none for it, a problem says so.
    private Optional<DataSignature.Target> targetOf(GraphNode node) {
        Optional<DataSignature.Target> target =
                binding.targetOf(node.id()).map(column -> signature.targets().get(column));
        if (target.isEmpty() && !signature.targets().isEmpty()) {
            findings.error(
                    node, "data.no-target-for", List.of(signature.targets().size(), source.kind()), List.of());
        }
        return target;
    }

    private void detection(GraphNode node, YoloOutput output) {
        Optional<DataSignature.Target> learned = targetOf(node);
        if (learned.isEmpty()) {
            return;
        }
        DataSignature.Target target = learned.get();
        if (target.task() != DataSignature.Task.BOXES) {
            otherOutput(node, "data.target-without-boxes", target);
            return;
        }
        int classes = Specs.unitsOf(target.shape()) - Detected.EDGES;
        if (output.classes() != classes) {
            findings.error(
                    node,
                    "data.output-classes",
                    List.of(output.classes(), classes, target.name()),
                    findings.fixes().change(node, output.withClasses(classes)).stream()
                            .toList());
        }
    }

    private void otherOutput(GraphNode node, String code, DataSignature.Target target) {
        findings.error(
                node,
                code,
                List.of(target.name(), source.kind()),
                findings.fixes().change(node, Specs.outputFor(target)).stream().toList());
    }

    private void output(GraphNode node, Output output) {
        Optional<DataSignature.Target> learned = targetOf(node);
        if (learned.isEmpty()) {
            if (signature.targets().isEmpty()) {
                oneUnitSoftmax(node, output);
            }
            return;
        }
        DataSignature.Target target = learned.get();
        if (target.task() == DataSignature.Task.BOXES) {
            otherOutput(node, "data.target-of-boxes", target);
            return;
        }
        NodeReport report = reports.get(node.id());
        Shape shape = report == null ? null : report.shape();
        if (shape == null && settings.learnsInput()) {
            return;
        }
        Shape wanted = wanted(target, shape);
        if (shape != null) {
            shape(node, shape, target.name(), wanted);
        }
        int expected = Specs.unitsOf(wanted);
        if (output.units() != expected) {
            findings.error(
                    node,
                    "data.output-units",
                    List.of(output.units(), expected, target.name()),
                    findings.fixes().change(node, output.withUnits(expected)).stream()
                            .toList());
        }
        if (output.units() != 1 || expected != 1 || !oneUnitSoftmax(node, output)) {
            loss(node, output, target);
        }
    }

    /// The shape that an output is to give. An input is also learned as one long vector.
    private static Shape wanted(DataSignature.Target target, @Nullable Shape given) {
        boolean asVector = target.task() == DataSignature.Task.VALUES
                && (given instanceof Shape.Vector || target.shape() instanceof Shape.Volume);
        return asVector ? new Shape.Vector(Math.toIntExact(target.shape().elements())) : target.shape();
    }

    private void shape(GraphNode node, Shape given, String target, Shape wanted) {
        Connection into =
                findings.wiring().entering(findings.wiring().indexOf(node.id())).getFirst();
        switch (given) {
            case Shape.Sequence sequence
            when wanted instanceof Shape.Vector -> {
                List<Fix> fixes = inserting(into, new LastStep(), GlobalPool.KIND.defaults());
                findings.error(node, "data.output-wants-vector", List.of(sequence.length(), target), fixes);
            }
            case Shape.Sequence sequence
            when wanted instanceof Shape.Image image ->
                findings.error(
                        node,
                        "data.output-wants-image",
                        List.of(sequence.length(), target, image.height(), image.width()),
                        inserting(into, new Flatten()));
            case Shape.Image image
            when !(wanted instanceof Shape.Image) -> {
                List<Fix> fixes = wanted instanceof Shape.Vector
                        ? inserting(into, new Flatten(), GlobalPool.KIND.defaults())
                        : List.of();
                findings.error(
                        node,
                        "data.output-no-pixels",
                        List.of(image.height(), image.width(), target, source.kind()),
                        fixes);
            }
            case Shape.Image image
            when wanted instanceof Shape.Image to && !isSameSize(image, to) ->
                findings.error(
                        node,
                        "data.output-size",
                        List.of(image.height(), image.width(), target, to.height(), to.width()),
                        resizing(into, image, to));
            case Shape.Sequence sequence
            when wanted instanceof Shape.Sequence steps && steps.length() != sequence.length() ->
                findings.error(
                        node, "data.output-length", List.of(sequence.length(), steps.length(), target), List.of());
            case Shape.Vector _
            when wanted instanceof Shape.Sequence steps ->
                findings.error(
                        node,
                        "data.output-wants-sequence",
                        List.of(steps.length(), target),
                        withoutReducer(into.source()));
            default -> {}
        }
    }

    private static boolean isSameSize(Shape.Image image, Shape.Image other) {
        return image.height() == other.height() && image.width() == other.width();
    }

    /// A larger image is cut down to size; a smaller one is repeated where it then fits.
    private List<Fix> resizing(Connection into, Shape.Image from, Shape.Image to) {
        int above = from.height() - to.height();
        int beside = from.width() - to.width();
        if (above >= 0 && beside >= 0) {
            return inserting(into, new Border2d(true, above / 2, above - above / 2, beside / 2, beside - beside / 2));
        }
        boolean isMultiple = to.height() % from.height() == 0 && to.width() % from.width() == 0;
        return isMultiple
                ? inserting(into, new Upsample2d(new Size(to.height() / from.height(), to.width() / from.width())))
                : List.of();
    }

    private List<Fix> inserting(Connection into, LayerSpec... layers) {
        return Stream.of(layers)
                .flatMap(layer -> findings.fixes().insert(into, layer).stream())
                .toList();
    }

    /// Where a layer that makes one vector of a sequence stands right before the output, it can be taken out.
    private List<Fix> withoutReducer(NodeId before) {
        int index = findings.wiring().indexOf(before);
        GraphNode node = findings.wiring().node(index);
        NodeReport report = reports.get(before);
        boolean reduces = report != null
                && report.shape() instanceof Shape.Vector
                && report.inputs().stream().anyMatch(shape -> shape instanceof Shape.Sequence);
        return reduces && findings.wiring().leaving(index).size() == 1
                ? List.of(findings.fixes().remove(node))
                : List.of();
    }

    private boolean oneUnitSoftmax(GraphNode node, Output output) {
        if (output.units() != 1 || !output.loss().choosesOne()) {
            return false;
        }
        findings.error(
                node,
                "output.softmax-one-unit",
                List.of(),
                List.of(findings.fixes().loss(node, output, Losses.SIGMOID_CROSS_ENTROPY)));
        return true;
    }

    private void loss(GraphNode node, Output output, DataSignature.Target target) {
        LossSpec best = Specs.lossFor(target.task());
        List<Object> args = List.of(target.name(), output.loss().kind(), best.kind());
        List<Fix> fixes = List.of(findings.fixes().loss(node, output, best));
        switch (target.task()) {
            case CLASSES -> {
                if (!output.loss().choosesOne()) {
                    findings.warning(node, "loss.classes", args, fixes);
                }
            }
            case BINARY -> {
                if (!output.loss().equals(best)) {
                    findings.warning(node, "loss.binary", args, fixes);
                }
            }
            case VALUES -> values(node, output, target);
            case BOXES -> throw new IllegalStateException("Boxes are checked before: " + target);
        }
    }

    /// A sigmoid can give an input back that lies between 0 and 1; a softmax hardly ever, as its values add up to 1.
    private void values(GraphNode node, Output output, DataSignature.Target target) {
        LossSpec best = Specs.lossFor(target.task());
        List<Object> args = List.of(target.name(), output.loss().kind(), best.kind());
        List<Fix> fixes = new ArrayList<>(List.of(findings.fixes().loss(node, output, best)));
        boolean isUnit = settings.learnsInput() && settings.isWithinUnit(target.shape());
        switch (output.loss()) {
            case LossSpec.SoftmaxCrossEntropy _
            when settings.learnsInput() -> {
                if (isUnit) {
                    fixes.add(findings.fixes().loss(node, output, Losses.SIGMOID_CROSS_ENTROPY));
                }
                findings.warning(node, "loss.input-softmax", args, fixes);
            }
            case LossSpec.SoftmaxCrossEntropy _, LossSpec.CenterLoss _ ->
                findings.error(node, "loss.values", args, fixes);
            case LossSpec.SigmoidCrossEntropy _ -> {
                if (!isUnit) {
                    if (settings.learnsInput() && target.shape() instanceof Shape.Image) {
                        DataSettings scaled = settings.withNormalisation(Normalisation.UNIT);
                        fixes.add(findings.fixes().data("fix.scale-to-unit", scaled));
                    }
                    findings.error(node, "loss.values", args, fixes);
                }
            }
            case LossSpec.MeanSquaredError _, LossSpec.MeanAbsoluteError _ -> {}
        }
    }

    private void unusedColumns() {
        for (int i = 0; i < signature.inputs().size(); i++) {
            if (!binding.inputs().isEmpty() && !binding.inputs().containsValue(i)) {
                DataSignature.Input input = signature.inputs().get(i);
                findings.add(
                        Problem.warning("data.input-unused", new Place.OfSetting("source"), input.name()),
                        List.of(findings.fixes().addInput(Specs.inputFor(input.shape()))));
            }
        }
        for (int i = 0; i < signature.targets().size(); i++) {
            if (!binding.targets().isEmpty() && !binding.targets().containsValue(i)) {
                findings.add(
                        Problem.warning(
                                "data.target-unused",
                                new Place.OfSetting("source"),
                                signature.targets().get(i).name()),
                        List.of());
            }
        }
    }
}
