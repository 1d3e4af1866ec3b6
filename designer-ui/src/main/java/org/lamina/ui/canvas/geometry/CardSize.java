package org.lamina.ui.canvas.geometry;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.LayerSpec;

/// How large cards are, in canvas units. Geometry depends on these, so they are constants and not style.
public final class CardSize {
    public static final double WIDTH = 200;
    public static final double COMPACT_HEIGHT = org.lamina.graph.layout.CardSize.COMPACT.height();
    public static final double FULL_HEIGHT = org.lamina.graph.layout.CardSize.FULL.height();
    public static final double STRIP_WIDTH = 4;
    public static final double PADDING = 12;
    public static final double PICTURE_TOP = 52;
    public static final double PICTURE_HEIGHT = 48;
    public static final double PICTURE_WIDTH = WIDTH - STRIP_WIDTH - 2 * PADDING + 4;
    public static final double SHARE_TOP = 107;
    public static final double SHARE_HEIGHT = 3;
    public static final double PORT_DIAMETER = 10;

    /// How large the padlock and the badge of problems are, whose middles lie on the upper edge.
    public static final double MARK = 18;

    /// Where the padlock of a frozen layer sits on the upper edge.
    public static final double LOCK_CENTER = 16;

    /// Room for the name of a port; two of them stand side by side.
    public static final double PORT_NAME_WIDTH = PICTURE_WIDTH / 2 - 4;

    /// Where the lines with the names of ports begin, and how high each is.
    public static final double LINES_TOP = 50;

    public static final double LINE_HEIGHT = org.lamina.graph.layout.CardSize.PORT_LINE;

    private CardSize() {}

    /// Whether cards of this layer have a place for a picture. Layers that only pass values on or merge them have none.
    public static boolean hasPicture(LayerSpec spec) {
        return heightOf(spec) > COMPACT_HEIGHT;
    }

    public static double heightOf(LayerSpec spec) {
        return org.lamina.graph.layout.CardSize.of(spec).height();
    }

    /// The height of the card of a node of this document, with room for the names of its ports.
    public static double heightOf(GraphDocument document, GraphNode node) {
        return org.lamina.graph.layout.CardSize.of(document.blocks(), node.spec())
                .height();
    }

    /// How far below the top of the card a port with a name sits.
    static double lineMiddle(int line) {
        return LINES_TOP + LINE_HEIGHT * (line + 0.5);
    }
}
