package org.lamina.ui.visual;

import javafx.scene.canvas.GraphicsContext;
import org.lamina.graph.run.Sample;
import org.lamina.theme.ColorToken;

/// A data point in a plane, in the colour of its class.
final class PointMark {
    private static final double DIAMETER = 5;

    private PointMark() {}

    static void draw(GraphicsContext graphics, VisualContext context, Sample point, double x, double y) {
        int label = point.labels().isEmpty() ? 0 : point.labels().getFirst()[0];
        graphics.setFill(context.theme().get(ColorToken.series(label)));
        graphics.fillOval(x - DIAMETER / 2, y - DIAMETER / 2, DIAMETER, DIAMETER);
        graphics.setStroke(context.theme().get(ColorToken.PANE));
        graphics.setLineWidth(0.8);
        graphics.strokeOval(x - DIAMETER / 2, y - DIAMETER / 2, DIAMETER, DIAMETER);
    }
}
