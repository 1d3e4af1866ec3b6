package org.lamina.ui.inspector;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.problem.Problem;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.HistogramView;
import org.lamina.ui.visual.VisualContext;

/// The pane on the right: parameters, explanation and live numbers of what is selected.
public final class InspectorPane extends StackPane {
    private final Workbench bench;
    private final NodeParameters parameters;
    private final NetworkOverview overview;
    private final VBox several = new VBox(8);
    private final ExplainView explain;
    private final VBox explainEmpty;
    private final LiveView live;
    private final VBox liveEmpty;
    private final TabPane tabs = new TabPane();
    private Consumer<NodeId> inspect = _ -> {};
    private Consumer<Problem> explainProblem = _ -> {};

    public InspectorPane(Workbench bench) {
        this(bench, Optional.empty());
    }

    /// With a histogram under Live.
    public InspectorPane(Workbench bench, VisualContext context) {
        this(bench, Optional.of(new HistogramView(context)));
    }

    private InspectorPane(Workbench bench, Optional<HistogramView> histogram) {
        this.bench = bench;
        Messages messages = bench.messages();
        parameters = new NodeParameters(bench, problem -> explainProblem.accept(problem));
        overview = new NetworkOverview(bench);
        explain = new ExplainView(bench);
        live = new LiveView(bench, histogram, id -> inspect.accept(id));
        explainEmpty = Labels.emptyState(messages, "inspector.explain.empty");
        liveEmpty = Labels.emptyState(messages, "inspector.live.none");
        several.getStyleClass().add(StyleNames.INSPECTOR);
        setId("inspector");
        getStyleClass().add(StyleNames.PANE);
        tabs.getStyleClass().add(StyleNames.PILL_TABS);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .addAll(
                        tab("parameters", new VBox(parameters, overview, several)),
                        tab("explain", new VBox(explain, explainEmpty)),
                        tab("live", new VBox(live, liveEmpty)));
        getChildren().add(tabs);
        bench.editor().documentProperty().subscribe((_, _) -> refresh());
        bench.editor().selectionProperty().subscribe((_, _) -> {
            refresh();
            tabs.getTabs().forEach(tab -> ((ScrollPane) tab.getContent()).setVvalue(0));
        });
        messages.languageProperty().subscribe((_, _) -> refresh());
        refresh();
    }

    private Tab tab(String id, Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Tab tab = new Tab();
        tab.setId("inspector-" + id);
        tab.textProperty().bind(bench.messages().bind("inspector.tab." + id));
        tab.setContent(scroll);
        return tab;
    }

    /// Who shows a node in the pane with the large views; the button for it is under Live.
    public void setOnInspect(Consumer<NodeId> consumer) {
        inspect = consumer;
    }

    /// What Explain offers to open, and who opens it.
    public void offerExamples(ExampleGallery gallery, Consumer<OfferedProject> open) {
        explain.offer(gallery, open);
    }

    /// Who shows what lies behind a problem.
    public void setOnExplain(Consumer<Problem> consumer) {
        explainProblem = consumer;
    }

    /// Brings a tab to the front: `parameters`, `explain` or `live`.
    public void showTab(String id) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("inspector-" + id))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private void refresh() {
        Set<NodeId> selection = bench.editor().selection();
        Optional<GraphNode> node = bench.editor().selectedNode();
        Labels.toggle(parameters, node.isPresent());
        Labels.toggle(overview, selection.isEmpty());
        Labels.toggle(several, selection.size() > 1);
        Labels.toggle(explain, node.isPresent());
        Labels.toggle(explainEmpty, node.isEmpty());
        Labels.toggle(live, node.isPresent());
        Labels.toggle(liveEmpty, node.isEmpty());
        if (node.isPresent()) {
            parameters.show(node.get());
            explain.show(node.get().spec().kind());
            live.show(node.get());
        } else if (selection.isEmpty()) {
            overview.refresh();
        } else {
            showSeveral(selection);
        }
    }

    private void showSeveral(Set<NodeId> selection) {
        Messages messages = bench.messages();
        Analysis analysis = bench.editor().analysis();
        Cost cost = Cost.NONE;
        for (NodeId id : selection) {
            NodeReport report = analysis.nodes().get(id);
            if (report != null) {
                cost = cost.plus(report.cost());
            }
        }
        Facts facts = new Facts();
        facts.add(messages.text("inspector.fact.parameters"), messages.text("inspector.count", cost.parameters()));
        facts.add(messages.text("inspector.fact.macs"), messages.text("inspector.count", cost.macs()));
        several.getChildren()
                .setAll(
                        Labels.of(messages.text("inspector.several", selection.size()), StyleNames.TITLE),
                        Labels.wrapped(messages.text("inspector.several.hint"), StyleNames.MUTED),
                        Labels.of(messages.text("inspector.section.together"), StyleNames.SECTION_CAPTION),
                        facts);
    }
}
