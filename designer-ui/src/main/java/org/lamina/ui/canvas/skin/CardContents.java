package org.lamina.ui.canvas.skin;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Severity;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Ports;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// Makes the contents of cards from the document, what the checker says of it, and the chosen overlay. FX thread only.
public final class CardContents {
    private final Workbench workbench;
    private final Messages messages;
    private final LayerWords words;

    public CardContents(Workbench workbench) {
        this.workbench = workbench;
        messages = workbench.messages();
        words = new LayerWords(workbench.wording());
    }

    public CardContent of(GraphNode node, CardBox box, Overlay overlay) {
        Analysis analysis = workbench.editor().analysis();
        @Nullable NodeReport report = analysis.nodes().get(node.id());
        CardContent.State state = state(node, analysis, report);
        String summary = state.waiting() ? waitingText(analysis, report) : summary(node, analysis);
        String shape = report == null ? "" : report.output().map(Shape::label).orElse("");
        String kind = words.kindName(node.spec());
        String caption = overlay == Overlay.ACTIVATIONS ? shape : figure(overlay, analysis, report);
        @Nullable
        ProbeRequest probe = overlay == Overlay.ACTIVATIONS
                ? PictureProbes.of(
                        layer(node), workbench.runs().sampleProperty().get(), isPlane(analysis))
                : null;
        return new CardContent(
                node.id(),
                node.spec().kind().category(),
                box,
                new CardContent.Words(title(node), kind, summary, caption, shape),
                state,
                probe,
                share(overlay, analysis, report));
    }

    /// How often a block is repeated is said at every size of the card.
    private String title(GraphNode node) {
        return isRepeated(node) && node.spec() instanceof BlockUse use
                ? messages.text("canvas.block.repeated", node.name(), use.repeat())
                : node.name();
    }

    /// The layer of the run that a card stands for: inside an open block that of the use through which it was opened.
    private GraphNode layer(GraphNode node) {
        return node.as(workbench.editor().openBlocks().layer(node.id()), node.name());
    }

    private String summary(GraphNode node, Analysis analysis) {
        return node.spec() instanceof BlockUse use
                ? analysis.document()
                        .block(use.block())
                        .map(block -> messages.text(
                                "canvas.block.summary",
                                block.network().nodes().size()
                                        - block.inputs().size()
                                        - block.outputs().size(),
                                use.repeat(),
                                use.shared() ? 1 : 0))
                        .orElse("")
                : words.summary(node.spec());
    }

    private static boolean isPlane(Analysis analysis) {
        return analysis.document().settings().data().source().signature().isPlane();
    }

    /// The whole card in a sentence for screen readers.
    public String spoken(CardContent content) {
        CardContent.Words said = content.words();
        String card = messages.text(
                "canvas.card.spoken",
                said.name(),
                said.kind(),
                said.summary(),
                said.shape(),
                content.state().troubleText(),
                content.state().frozen() ? 1 : 0);
        Ports ports = content.box().ports();
        return ports.areNamed()
                ? messages.text("canvas.card.spoken.ports", card, names(ports.ins()), names(ports.outs()))
                : card;
    }

    private static String names(List<Ports.Port> ports) {
        return ports.stream().map(Ports.Port::name).collect(Collectors.joining(", "));
    }

    private CardContent.State state(GraphNode node, Analysis analysis, @Nullable NodeReport report) {
        boolean selected = workbench.editor().selection().contains(node.id());
        boolean stacked = isRepeated(node);
        boolean waiting = report != null && report.waits().isPresent();
        List<Finding> findings = analysis.findings().isEmpty() ? List.of() : analysis.findingsAt(node.id());
        boolean frozen = node.learning().frozen() || isFrozenWithItsBlock(report);
        if (findings.isEmpty()) {
            return new CardContent.State(selected, waiting, stacked, frozen, null, "");
        }
        boolean error = findings.stream().anyMatch(finding -> finding.problem().isError());
        String text = findings.stream()
                .map(finding -> workbench.wording().sentence(finding.problem()))
                .collect(Collectors.joining("\n"));
        Severity worst = error ? Severity.ERROR : Severity.WARNING;
        return new CardContent.State(selected, waiting, stacked, frozen, worst, text);
    }

    /// Whether it would learn if the block that is open, or one around that, were not frozen.
    private boolean isFrozenWithItsBlock(@Nullable NodeReport report) {
        Editor editor = workbench.editor();
        return report != null
                && report.cost().parameters() > 0
                && editor.openBlocks().learning(editor.project()).frozen();
    }

    private static boolean isRepeated(GraphNode node) {
        return node.spec() instanceof BlockUse use && use.repeat() > 1;
    }

    private String waitingText(Analysis analysis, @Nullable NodeReport report) {
        NodeId root = report == null ? null : report.waitingFor();
        @Nullable NodeReport cause = root == null ? null : analysis.nodes().get(root);
        return cause == null
                ? ""
                : messages.text("canvas.card.waiting", cause.node().name());
    }

    private String figure(Overlay overlay, Analysis analysis, @Nullable NodeReport report) {
        if (report == null || report.output().isEmpty()) {
            return "";
        }
        if (overlay == Overlay.PARAMETERS && report.lender() != null) {
            return messages.text(
                    "canvas.overlay.parameters.shared",
                    workbench.editor().projectAnalysis().nameOf(report.lender()));
        }
        return messages.text(
                "canvas.overlay." + overlay.id() + ".value",
                amount(overlay, report),
                messages.text("canvas.overlay.share", Math.max(0, share(overlay, analysis, report))));
    }

    private static long amount(Overlay overlay, NodeReport report) {
        return overlay == Overlay.MACS ? report.cost().macs() : report.cost().parameters();
    }

    private static double share(Overlay overlay, Analysis analysis, @Nullable NodeReport report) {
        long total = overlay == Overlay.MACS
                ? analysis.total().macs()
                : analysis.total().parameters();
        long own = report == null ? 0 : amount(overlay, report);
        return own == 0 || total == 0 ? -1 : (double) own / total;
    }
}
