package org.lamina.ui.inspector;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.Freezing;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.check.ReceptiveFields;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Weighted;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.Learning;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.problems.FindingView;
import org.lamina.ui.text.Amounts;
import org.lamina.ui.text.Messages;

/// What one node is set to and what follows from it: the form, its problems, its shape and its cost.
final class NodeParameters extends VBox {
    private static final int FLOAT_BYTES = 4;

    private final Workbench bench;
    private final Consumer<Problem> explain;
    private final NodeHeader header;
    private final FormContext context;
    private final ParamForm form;
    private final ParamForm learning;
    private final VBox learningPart = new VBox(8);
    private final ParamForm exposed;
    private final Label noParameters;
    private final VBox findings = new VBox(4);
    private final Facts facts = new Facts();
    private @Nullable NodeId shown;

    /// @param explain shows what lies behind a problem
    NodeParameters(Workbench bench, Consumer<Problem> explain) {
        this.bench = bench;
        this.explain = explain;
        header = new NodeHeader(bench);
        learning = new ParamForm(bench.messages(), bench.editor(), "learning-", new VBox(), this::learningChanged);
        learningPart
                .getChildren()
                .addAll(
                        Labels.bound(bench.messages(), "inspector.section.learning", StyleNames.SECTION_CAPTION),
                        learning.rows());
        context = new FormContext(bench.messages(), bench.editor(), "param-");
        form = new ParamForm(context, new VBox(), this::changed);
        form.setBeside(this::besideOwn);
        exposed = new ParamForm(
                new FormContext(bench.messages(), bench.editor(), "exposed-param-"), new VBox(), this::changed);
        exposed.setBeside(this::besideExposed);
        noParameters = Labels.bound(bench.messages(), "inspector.no-parameters", StyleNames.MUTED);
        noParameters.setWrapText(true);
        noParameters.managedProperty().bind(noParameters.visibleProperty());
        getStyleClass().add(StyleNames.INSPECTOR);
        Label caption = Labels.bound(bench.messages(), "inspector.section.shape", StyleNames.SECTION_CAPTION);
        getChildren().addAll(header, findings, form.rows(), exposed.rows(), noParameters, learningPart, caption, facts);
        bench.messages().languageProperty().subscribe((_, _) -> {
            form.rebuild();
            learning.rebuild();
            exposed.forget();
        });
    }

    void show(GraphNode node) {
        shown = node.id();
        Analysis analysis = bench.editor().analysis();
        header.show(node);
        showForm(node);
        noParameters.setVisible(node.spec().kind().params().isEmpty());
        learning.show(node.learning(), param -> isOffered(param, node));
        Labels.toggle(
                learningPart, !node.learning().equals(Learning.USUAL) || Freezing.hasParameters(analysis, node.id()));
        showFindings(analysis.findingsAt(node.id()));
        facts.clear();
        NodeReport report = analysis.nodes().get(node.id());
        if (report != null) {
            showShapes(analysis, report);
            showCost(analysis, report);
        }
    }

    private void showForm(GraphNode node) {
        form.show(node.spec(), param -> node.spec().kind().applies(node.spec(), param));
        if (node.spec() instanceof BlockUse use) {
            ExposedParams params = ExposedParams.of(bench.editor().document());
            exposed.show(use, params.of(use), new ExposedWords(bench.wording(), params, use));
        }
        Labels.toggle(exposed.rows(), node.spec() instanceof BlockUse);
    }

    private List<ParamForm.Beside> besideOwn(Param<?, ?> param) {
        return bench.editor()
                .selectedNode()
                .<ParamForm.Beside>map(node -> new ExposeRow(
                        context,
                        () -> shown,
                        param,
                        bench.wording().label(node.spec().kind(), param)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<ParamForm.Beside> besideExposed(Param<?, ?> param) {
        return List.of(
                new OwnValueRow(context, param, use -> {
                    bench.editor().endMerge();
                    changed(use, param.id());
                    bench.editor().endMerge();
                }),
                new ExposeRow(context, () -> shown, param, param.id()));
    }

    private void changed(Described value, String path) {
        NodeId id = shown;
        if (id != null && value instanceof LayerSpec spec) {
            bench.editor()
                    .perform(new Edit.ChangeSpec(id, spec), id + "/" + path)
                    .ifPresent(_ -> bench.editor().document().network().node(id).ifPresent(this::showForm));
        }
    }

    /// What is about weights is offered where there are such, or already something is set.
    private static boolean isOffered(Param<?, ?> param, GraphNode node) {
        return !(param instanceof Param.VariantParam)
                || node.spec() instanceof Weighted
                || node.spec() instanceof BlockUse
                || isSet(param, node.learning());
    }

    private static boolean isSet(Param<?, ?> param, Learning learning) {
        return Learning.KIND.bind(learning).stream()
                .anyMatch(bound -> bound.param().equals(param) && !bound.isOmitted());
    }

    private void learningChanged(Described value, String path) {
        NodeId id = shown;
        if (id != null && value instanceof Learning changed) {
            bench.editor()
                    .perform(new Edit.ChangeLearning(id, changed), id + "/learning/" + path)
                    .ifPresent(_ -> bench.editor().selectedNode().ifPresent(this::show));
        }
    }

    private void showFindings(List<Finding> all) {
        findings.getChildren().clear();
        for (Finding finding : all) {
            findings.getChildren()
                    .add(new FindingView(
                            bench,
                            inProject(finding),
                            "",
                            "finding-" + findings.getChildren().size(),
                            explain));
        }
        findings.setVisible(!all.isEmpty());
        findings.setManaged(!all.isEmpty());
    }

    /// The finding with its place in the whole network, also while a block is open.
    private Finding inProject(Finding finding) {
        return finding.problem().place() instanceof Place.OfNode at
                ? finding.at(new Place.OfNode(bench.editor().openBlocks().layer(at.node())))
                : finding;
    }

    private void showShapes(Analysis analysis, NodeReport report) {
        Messages messages = bench.messages();
        List<String> names = InputNames.of(analysis.document(), report, bench.wording());
        for (int i = 0; i < names.size(); i++) {
            facts.add(names.get(i), bench.wording().shape(report.inputs().get(i)));
        }
        String output = report.output().map(bench.wording()::shape).orElseGet(() -> whyUnknown(analysis, report));
        facts.add(messages.text("inspector.fact.output"), output).setId("fact-output");
        if (!report.inputs().isEmpty()) {
            ReceptiveFields.of(analysis, report.node().id()).ifPresent(field -> facts.add(
                            messages.text("inspector.fact.sees"),
                            messages.text(
                                    "inspector.sees",
                                    field.height().size(),
                                    field.width().size()))
                    .setId("fact-sees"));
        }
    }

    private String whyUnknown(Analysis analysis, NodeReport report) {
        Messages messages = bench.messages();
        Network network = analysis.document().network();
        boolean connected = network.connections().stream()
                .anyMatch(connection -> connection.target().equals(report.node().id()));
        return report.waits()
                .flatMap(network::node)
                .map(node -> messages.text("inspector.waiting", node.name()))
                .orElseGet(() -> messages.text(connected ? "inspector.unknown" : "inspector.not-connected"));
    }

    /// What the layer costs follows from its shape; while there is none, there is nothing to say.
    private void showCost(Analysis analysis, NodeReport report) {
        if (report.output().isEmpty()) {
            return;
        }
        Messages messages = bench.messages();
        Locale language = messages.language();
        facts.add(
                        messages.text("inspector.fact.parameters"),
                        report.sharedWith()
                                .map(lender -> messages.text(
                                        "inspector.shared-with",
                                        bench.editor().projectAnalysis().nameOf(lender)))
                                .orElseGet(() -> withShare(
                                        report.cost().parameters(),
                                        analysis.total().parameters())))
                .setId("fact-parameters");
        if (report.cost().trainable() != report.cost().parameters()) {
            facts.add(
                    messages.text("inspector.fact.trainable"),
                    messages.text("inspector.count", report.cost().trainable()));
        }
        facts.add(
                messages.text("inspector.fact.macs"),
                withShare(report.cost().macs(), analysis.total().macs()));
        int batch = analysis.document().settings().training().batchSize();
        report.output()
                .ifPresent(shape -> facts.add(
                        messages.text("inspector.fact.activations", batch),
                        Amounts.bytes(shape.elements() * FLOAT_BYTES * batch, language)));
    }

    private String withShare(long value, long total) {
        return value == 0
                ? bench.messages().text("inspector.none")
                : bench.messages().text("inspector.count-with-share", value, (double) value / Math.max(1, total));
    }
}
