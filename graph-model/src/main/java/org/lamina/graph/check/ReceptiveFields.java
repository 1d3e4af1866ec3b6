package org.lamina.graph.check;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.UnitLength;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.shape.Shape;

/// Finds receptive fields when somebody looks, so that checking does not pay for them.
public final class ReceptiveFields {
    private static final Size ONE = Size.of(1);

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
        return switch (wiring.node(i).spec()) {
            case ImageInput _ -> ReceptiveField.PIXEL;
            case Conv2d conv -> window(i, conv.kernel(), conv.stride(), conv.dilation(), conv.padding());
            case DepthwiseConv2d conv -> window(i, conv.kernel(), conv.stride(), conv.dilation(), conv.padding());
            case SeparableConv2d conv -> window(i, conv.kernel(), conv.stride(), conv.dilation(), conv.padding());
            case Pool2d pool -> window(i, pool.window(), pool.stride(), ONE, pool.padding());
            case Activate _, Prelu _, BatchNorm _, LocalResponseNorm _, UnitLength _, ScaleShift _ -> union(i);
            case Dropout _, Noise _, Add _, Concatenate _, Combination _, Slice _ -> union(i);
            // These see all of the image, or move its pixels to where no window would find them.
            case GroupNorm _, InstanceNorm _, GlobalPool _, Flatten _ -> null;
            case TransposedConv2d _, Upsample2d _, Border2d _, SpaceToDepth _ -> null;
            // These read no image.
            case VectorInput _, SequenceInput _, TokenInput _, Dense _, Output _, Embedding _ -> null;
            case Conv1d _, Pool1d _, Lstm _, Gru _, LastStep _, SelfAttention _ -> null;
            case PositionalEncoding _, LayerNorm _, RmsNorm _ -> null;
            case BlockInput _, BlockOutput _, BlockUse _, UnknownLayer _ -> null;
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

    private @Nullable ReceptiveField window(int i, Size kernel, Size stride, Size dilation, Padding padding) {
        ReceptiveField before = union(i);
        NodeReport report = reports.get(wiring.node(i).id());
        if (before == null
                || report == null
                || !(report.shape() instanceof Shape.Image out)
                || !(report.inputs().getFirst() instanceof Shape.Image in)) {
            return null;
        }
        int tall = (kernel.height() - 1) * dilation.height() + 1;
        int wide = (kernel.width() - 1) * dilation.width() + 1;
        boolean same = padding == Padding.SAME;
        int above = same ? padded(in.height(), out.height(), tall, stride.height()) : 0;
        int left = same ? padded(in.width(), out.width(), wide, stride.width()) : 0;
        return new ReceptiveField(
                before.height().through(tall, stride.height(), above),
                before.width().through(wide, stride.width(), left));
    }

    /// Cells before the first; where an odd number is added, the larger half comes behind the last.
    private static int padded(int in, int out, int extent, int stride) {
        return Math.max(0, (out - 1) * stride + extent - in) / 2;
    }
}
