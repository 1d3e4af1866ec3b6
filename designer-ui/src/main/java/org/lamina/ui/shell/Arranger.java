package org.lamina.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.Arrangement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Arranges the network anew, in the background; the result counts only if nobody has changed the document meanwhile.
final class Arranger {
    private static final Logger LOG = LoggerFactory.getLogger(Arranger.class);

    private Arranger() {}

    /// @param then after the nodes have moved
    static void arrange(Workbench bench, Runnable then) {
        GraphDocument document = bench.editor().document();
        bench.jobs()
                .run(
                        () -> places(document),
                        places -> {
                            if (bench.editor().document() == document && !places.isEmpty()) {
                                bench.editor().performAll("edit.arrange", List.of(new Edit.MoveNodes(places)));
                                then.run();
                            }
                        },
                        trouble -> LOG.warn("The network cannot be arranged", trouble));
    }

    /// New places; the upper left corner of the whole stays where it was.
    private static Map<NodeId, Point> places(GraphDocument document) {
        Map<NodeId, Point> places = new HashMap<>(Arrangement.of(document));
        Map<NodeId, Point> before = document.layout().positions();
        double left = before.values().stream().mapToDouble(Point::x).min().orElse(0);
        double top = before.values().stream().mapToDouble(Point::y).min().orElse(0);
        places.replaceAll((_, at) -> at.plus(left, top));
        return places;
    }
}
