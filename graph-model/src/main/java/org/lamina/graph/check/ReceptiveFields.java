package org.lamina.graph.check;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Sight;
import org.lamina.graph.shape.Shape;

/// Finds receptive fields when somebody looks, so that checking does not pay for them.
public final class ReceptiveFields {
    private final Map<NodeId, NodeReport> reports;
    private final Wiring wiring;
    private final @Nullable ReceptiveField[] fields;

    ReceptiveFields(Wiring wiring, Map<NodeId, NodeReport> reports) {
        this.wiring = wiring;
        this.reports = reports;
        this.fields = new @Nullable ReceptiveField[wiring.size()];
    }

    /// What a cell of this node's feature map sees of the image; empty where its output is no feature map, or where
    /// ways of different strides or with other layers lead to it.
    public static Optional<ReceptiveField> of(Analysis analysis, NodeId id) {
        return analysis.shapeOf(id).orElse(null) instanceof Shape.Image
                ? new ReceptiveFields(new Wiring(analysis.document().network()), analysis.nodes()).find(id)
                : Optional.empty();
    }

    Optional<ReceptiveField> find(NodeId id) {
        int wanted = wiring.indexOf(id);
        for (int place = 0; place < wiring.size() && wiring.isSorted(place); place++) {
            int i = wiring.at(place);
            fields[i] = visit(i);
            if (i == wanted) {
                break;
            }
        }
        return Optional.ofNullable(fields[wanted]);
    }

    private @Nullable ReceptiveField visit(int i) {
        LayerSpec spec = wiring.node(i).spec();
        if (spec instanceof ImageInput) {
            return ReceptiveField.PIXEL;
        }
        return switch (spec.kind().sight(spec)) {
            case Sight.Window window -> through(i, window);
            case Sight.SamePlace _ -> union(i);
            case Sight.All _ -> null;
        };
    }

    private @Nullable ReceptiveField union(int i) {
        ReceptiveField all = null;
        for (Connection connection : wiring.entering(i)) {
            ReceptiveField one = fields[wiring.indexOf(connection.source())];
            if (one == null) {
                return null;
            }
            if (all == null) {
                all = one;
            } else if (all.height().jump() != one.height().jump()
                    || all.width().jump() != one.width().jump()) {
                return null;
            } else {
                all = new ReceptiveField(
                        all.height().and(one.height()), all.width().and(one.width()));
            }
        }
        return all;
    }

    private @Nullable ReceptiveField through(int i, Sight.Window window) {
        ReceptiveField before = union(i);
        NodeReport report = reports.get(wiring.node(i).id());
        if (before == null
                || report == null
                || !(report.shape() instanceof Shape.Image out)
                || !(report.inputs().getFirst() instanceof Shape.Image in)) {
            return null;
        }
        int tall = (window.kernel().height() - 1) * window.dilation().height() + 1;
        int wide = (window.kernel().width() - 1) * window.dilation().width() + 1;
        boolean same = window.padding() == Padding.SAME;
        int above =
                same ? padded(in.height(), out.height(), tall, window.stride().height()) : 0;
        int left = same ? padded(in.width(), out.width(), wide, window.stride().width()) : 0;
        return new ReceptiveField(
                before.height().through(tall, window.stride().height(), above),
                before.width().through(wide, window.stride().width(), left));
    }

    /// Cells before the first; where an odd number is added, the larger half comes behind the last.
    private static int padded(int in, int out, int extent, int stride) {
        return Math.max(0, (out - 1) * stride + extent - in) / 2;
    }
}
