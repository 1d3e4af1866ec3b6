package org.lamina.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layout.CardSize;

/// A small picture of a network: a coloured card for each node, on a transparent ground, so that it fits every theme.
final class Thumbnail {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 240;
    private static final double MARGIN = 32;
    private static final Color LINE = new Color(0x8A94A6);

    private final GraphDocument document;
    private final Graphics2D graphics;

    private Thumbnail(GraphDocument document, Graphics2D graphics) {
        this.document = document;
        this.graphics = graphics;
    }

    static BufferedImage of(GraphDocument document) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        new Thumbnail(document, graphics).paint();
        graphics.dispose();
        return image;
    }

    private void paint() {
        Rectangle2D all = bounds();
        double scale = Math.min((WIDTH - 2 * MARGIN) / all.getWidth(), (HEIGHT - 2 * MARGIN) / all.getHeight());
        scale = Math.min(scale, 0.5);
        graphics.translate(
                (WIDTH - scale * all.getWidth()) / 2 - scale * all.getX(),
                (HEIGHT - scale * all.getHeight()) / 2 - scale * all.getY());
        graphics.scale(scale, scale);
        graphics.setStroke(new BasicStroke((float) (2 / scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        document.network().connections().forEach(this::paintConnection);
        document.network().nodes().forEach(this::paintNode);
    }

    private Rectangle2D bounds() {
        Rectangle2D all = null;
        for (GraphNode node : document.network().nodes()) {
            Rectangle2D card = card(node);
            all = all == null ? card : all.createUnion(card);
        }
        return all == null ? new Rectangle2D.Double(0, 0, 1, 1) : all;
    }

    private Rectangle2D card(GraphNode node) {
        Point at = document.layout().of(node.id());
        CardSize size = CardSize.of(node.spec());
        return new Rectangle2D.Double(at.x(), at.y(), size.width(), size.height());
    }

    private Rectangle2D card(NodeId id) {
        return card(document.network().node(id).orElseThrow());
    }

    private void paintConnection(Connection connection) {
        Rectangle2D from = card(connection.source());
        Rectangle2D to = card(connection.target());
        graphics.setColor(LINE);
        if (Math.abs(from.getCenterX() - to.getCenterX()) < 1) {
            graphics.draw(new Line2D.Double(from.getCenterX(), from.getMaxY(), to.getCenterX(), to.getMinY()));
            return;
        }
        boolean back = to.getX() < from.getX();
        double start = back ? from.getMinX() : from.getMaxX();
        double end = back ? to.getMaxX() : to.getMinX();
        double bend = (end - start) / 2;
        graphics.draw(new CubicCurve2D.Double(
                start,
                from.getCenterY(),
                start + bend,
                from.getCenterY(),
                end - bend,
                to.getCenterY(),
                end,
                to.getCenterY()));
    }

    private void paintNode(GraphNode node) {
        Rectangle2D card = card(node);
        graphics.setColor(colour(node.spec().kind().category()));
        graphics.fill(new RoundRectangle2D.Double(card.getX(), card.getY(), card.getWidth(), card.getHeight(), 28, 28));
    }

    private static Color colour(Category category) {
        return new Color(
                switch (category) {
                    case INPUT -> 0x64748B;
                    case CONVOLUTION -> 0x3B6EF5;
                    case POOLING -> 0x0EA5A4;
                    case DENSE -> 0x7C5CFF;
                    case RECURRENT -> 0xD98A1F;
                    case ATTENTION -> 0xD6409F;
                    case COMBINE -> 0x2F9E59;
                    case REGULARISATION -> 0x94A3B8;
                    case OUTPUT -> 0xE0572A;
                });
    }
}
