package org.lamina.app.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.lamina.graph.GraphNode;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.text.Wording;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `check` says about a document, as JSON or as words.
record CheckReport(Analysis analysis, Console console) {
    ObjectNode json() {
        ObjectNode root = Json.object()
                .put("ok", analysis.isTrainable())
                .put("layers", analysis.layers())
                .put("parameters", analysis.total().parameters())
                .put("trainableParameters", analysis.total().trainable())
                .put("macs", analysis.total().macs())
                .put("memoryBytes", analysis.memoryBytes());
        ArrayNode nodes = root.putArray("nodes");
        for (GraphNode node : analysis.document().network().nodes()) {
            NodeReport report = analysis.nodes().get(node.id());
            if (report != null) {
                nodes.add(node(report));
            }
        }
        ArrayNode problems = root.putArray("problems");
        analysis.findings().forEach(finding -> problems.add(finding(finding)));
        return root.put("hidden", analysis.hidden().size());
    }

    private static ObjectNode node(NodeReport report) {
        ObjectNode node = Json.object()
                .put("id", report.node().id().value())
                .put("name", report.node().name())
                .put("kind", kindId(report.node().spec()));
        ArrayNode inputs = node.putArray("inputShapes");
        report.inputs().forEach(shape -> inputs.add(Json.shape(shape)));
        report.output()
                .ifPresentOrElse(
                        shape -> node.set("outputShape", Json.shape(shape)), () -> node.putNull("outputShape"));
        node.put("parameters", report.cost().parameters())
                .put("trainableParameters", report.cost().trainable())
                .put("macs", report.cost().macs());
        report.sharedWith().ifPresent(lender -> node.put("sharedWith", lender.value()));
        return node;
    }

    private static String kindId(LayerSpec spec) {
        return spec instanceof UnknownLayer unknown
                ? unknown.kindId()
                : spec.kind().id();
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = problem(finding.problem(), console);
        ArrayNode fixes = node.putArray("fixes");
        Wording wording = new Wording(console.messages());
        finding.fixes().forEach(fix -> fixes.add(wording.fix(fix)));
        return node;
    }

    /// A problem on its own, without repairs.
    static ObjectNode problem(Problem problem, Console console) {
        ObjectNode node = Json.object()
                .put("code", problem.code())
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        switch (problem.place()) {
            case Place.OfNode at -> node.put("node", at.node().value());
            case Place.OfConnection at ->
                node.put("node", at.connection().target().value());
            case Place.OfDocument _, Place.OfSetting _, Place.OfFile _ -> node.putNull("node");
        }
        node.put("message", console.sentence(problem));
        node.putArray("fixes");
        return node;
    }

    void print() {
        Table table = new Table(false, false, false, true, true);
        table.row(
                text("cli.check.column.name"),
                text("cli.check.column.kind"),
                text("cli.check.column.shape"),
                text("cli.check.column.parameters"),
                text("cli.check.column.macs"));
        for (GraphNode node : analysis.document().network().nodes()) {
            NodeReport report = analysis.nodes().get(node.id());
            if (report != null) {
                table.row(
                        node.name(),
                        kindName(node.spec()),
                        report.output().map(Shape::letters).orElse("?"),
                        "%,d".formatted(report.cost().parameters()),
                        "%,d".formatted(report.cost().macs()));
            }
        }
        table.lines().forEach(console.out()::println);
        console.out().println();
        console.say(
                "cli.check.totals",
                analysis.layers(),
                analysis.total().parameters(),
                analysis.total().trainable(),
                analysis.total().macs(),
                analysis.memoryBytes() / 1e6);
        printFindings();
        printHidden();
    }

    private void printFindings() {
        Wording wording = new Wording(console.messages());
        if (analysis.findings().isEmpty()) {
            console.say("cli.check.clean");
        }
        for (Finding finding : analysis.findings()) {
            String key = finding.problem().isError() ? "cli.check.error" : "cli.check.warning";
            console.say(key, wording.sentence(finding.problem()));
            if (!finding.fixes().isEmpty()) {
                console.say(
                        "cli.check.fixes",
                        finding.fixes().stream().map(wording::fix).collect(Collectors.joining(" | ")));
            }
        }
    }

    private void printHidden() {
        int hidden = analysis.hidden().size();
        if (hidden > 0) {
            console.say("cli.check.hidden", hidden);
        }
    }

    private String kindName(LayerSpec spec) {
        return spec instanceof UnknownLayer unknown
                ? unknown.kindId()
                : new Wording(console.messages()).name(spec.kind());
    }

    private String text(String key) {
        return console.messages().text(key);
    }
}
