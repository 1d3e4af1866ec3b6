package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// Collects what one check finds, and sorts it.
final class Findings {
    private final GraphDocument document;
    private final Wiring wiring;
    private final Fixes fixes;
    private final List<Finding> found = new ArrayList<>();

    Findings(GraphDocument document, Wiring wiring) {
        this.document = document;
        this.wiring = wiring;
        this.fixes = new Fixes(document);
    }

    GraphDocument document() {
        return document;
    }

    Wiring wiring() {
        return wiring;
    }

    Fixes fixes() {
        return fixes;
    }

    void add(Problem problem, List<Fix> repairs) {
        found.add(new Finding(problem, repairs));
    }

    /// An error at a node; its name becomes argument 0.
    void error(GraphNode node, String code, List<Object> args, List<Fix> repairs) {
        add(Problem.error(code, new Place.OfNode(node.id()), named(node, args)), repairs);
    }

    /// A warning at a node; its name becomes argument 0.
    void warning(GraphNode node, String code, List<Object> args, List<Fix> repairs) {
        add(Problem.warning(code, new Place.OfNode(node.id()), named(node, args)), repairs);
    }

    private static Object[] named(GraphNode node, List<Object> args) {
        Object[] all = new Object[args.size() + 1];
        all[0] = node.name();
        for (int i = 0; i < args.size(); i++) {
            all[i + 1] = args.get(i);
        }
        return all;
    }

    /// Errors first; within them what concerns the whole document, then in document order.
    List<Finding> sorted() {
        ToIntFunction<Finding> rank = finding -> finding.problem().severity().ordinal();
        List<Finding> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(rank).thenComparingInt(finding -> position(finding.problem())));
        return List.copyOf(all);
    }

    private int position(Problem problem) {
        return switch (problem.place()) {
            case Place.OfNode at -> wiring.contains(at.node()) ? wiring.indexOf(at.node()) : -1;
            case Place.OfConnection at -> wiring.indexOf(at.connection().target());
            case Place.OfDocument _, Place.OfSetting _, Place.OfFile _ -> -1;
        };
    }
}
