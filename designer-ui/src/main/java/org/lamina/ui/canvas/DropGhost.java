package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.Gesture;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardDetail;
import org.lamina.ui.canvas.skin.LayerWords;
import org.lamina.ui.canvas.skin.NodeCard;

/// The card that hangs on the pointer while a new layer is dragged in, and what it would make of the connection below.
final class DropGhost {
    private static final NodeId ID = new NodeId("ghost");

    private final Workbench workbench;
    private final LayerWords words;
    private final NodeCard card;

    DropGhost(Workbench workbench, NodeCard card) {
        this.workbench = workbench;
        this.card = card;
        words = new LayerWords(workbench.wording());
        card.getStyleClass().add(StyleNames.GHOST);
        card.setMouseTransparent(true);
        card.setVisible(false);
    }

    NodeCard card() {
        return card;
    }

    void show(Gesture gesture, Previews previews, Viewport viewport) {
        if (!(gesture instanceof Gesture.DroppingLayer dropping)) {
            card.setVisible(false);
            return;
        }
        LayerSpec spec = dropping.spec();
        double height = CardSize.heightOf(spec);
        CardBox box = CardBox.at(dropping.x() - CardSize.WIDTH / 2, dropping.y() - height / 2, CardSize.WIDTH, height);
        boolean isBlock = spec instanceof BlockUse; // which layers it has is settled when it is dropped
        card.show(new CardContent(
                ID,
                spec.kind().category(),
                box,
                new CardContent.Words(dropping.name(), "", isBlock ? "" : words.summary(spec), "", ""),
                CardContent.State.PLAIN,
                null,
                -1));
        card.setDetail(CardDetail.of(viewport.scale()));
        card.setVisible(true);
        outcome(dropping).ifPresent(text -> {
            Point2D at = viewport.toScreen(box.x(), box.maxY());
            previews.note(text, false, new Point2D(at.getX(), at.getY() - 8));
        });
    }

    /// What the layer would make of what flows through the connection, and what it would cost.
    private Optional<String> outcome(Gesture.DroppingLayer dropping) {
        return dropping.onto()
                .filter(_ -> !(dropping.spec() instanceof BlockUse)) // a block is sized when it is dropped
                .flatMap(connection -> workbench.editor().analysis().shapeOf(connection.source()))
                .map(input -> outcome(dropping.spec(), input));
    }

    private String outcome(LayerSpec spec, Shape input) {
        LayerKind<?> kind = spec.kind();
        return switch (kind.shape(spec, List.of(input))) {
            case ShapeResult.Ok ok -> {
                Cost cost = kind.cost(spec, List.of(input), ok.shape());
                yield workbench
                        .messages()
                        .text(
                                "canvas.drop.outcome",
                                workbench.wording().shape(input),
                                workbench.wording().shape(ok.shape()),
                                cost.parameters());
            }
            case ShapeResult.Clash clash -> sentence(spec, clash);
        };
    }

    private String sentence(LayerSpec spec, ShapeResult.Clash clash) {
        List<Object> args = new ArrayList<>(clash.args());
        args.addFirst(words.kindName(spec));
        return workbench.wording().sentence(Problem.error(clash.code(), new Place.OfNode(ID), args.toArray()));
    }

    void dispose() {
        card.dispose();
    }
}
