package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.VectorInput;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.paint.FarView;

class InSightTest {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 600;
    private static final NodeId FRESH = new NodeId("fresh");

    @Test
    void theViewStaysWhereEverythingIsStillInSight() {
        GraphDocument chain = chain(3);
        assertEquals(Optional.empty(), after(chain, insertBehind(chain, 0), new Viewport(0.8, 20, 100)));
    }

    @Test
    void whatAnInsertionPushesOutOfSightIsKeptInSight() {
        GraphDocument chain = chain(4);
        GraphDocument longer = insertBehind(chain, 1);
        Viewport view = after(chain, longer, new Viewport(1, 20, 100)).orElseThrow();
        assertTrue(view.scale() >= 0.7 && view.scale() < 1, () -> "scale " + view.scale());
        assertEquals(List.of(), outOfSight(longer, view));
    }

    @Test
    void movesWithoutZoomingWhereThereIsRoom() {
        GraphDocument chain = chain(3);
        GraphDocument longer = insertBehind(chain, 1);
        Viewport view = after(chain, longer, new Viewport(1, 340, 100)).orElseThrow();
        assertEquals(1, view.scale());
        assertEquals(100, view.offsetY());
        assertEquals(List.of(), outOfSight(longer, view));
    }

    @Test
    void aNarrowWindowShowsTheNewCardAndTheNextOne() {
        GraphDocument chain = chain(9);
        GraphDocument longer = insertBehind(chain, 0);
        Viewport view = new InSight(new Viewport(1, 0, 100), 500, HEIGHT)
                .after(CanvasMap.of(chain), CanvasMap.of(longer), Set.of(FRESH))
                .orElseThrow();
        CanvasMap map = CanvasMap.of(longer);
        assertTrue(view.scale() > 0.9, () -> "scale " + view.scale());
        assertTrue(view.visible(500, HEIGHT).contains(map.box(FRESH).bounds()));
        assertTrue(view.visible(500, HEIGHT).contains(map.box(id(1)).bounds()));
    }

    @Test
    void anInsertionFarAwayIsShown() {
        GraphDocument chain = chain(200);
        GraphDocument longer = insertBehind(chain, 150);
        Viewport view = after(chain, longer, new Viewport(1, 20, 100)).orElseThrow();
        assertEquals(1, view.scale());
        assertTrue(seen(view).contains(CanvasMap.of(longer).box(FRESH).bounds()));
    }

    @Test
    void cardsThatNobodySawMayMoveUnseen() {
        GraphDocument chain = chain(200);
        GraphDocument moved = perform(chain, new Edit.MoveNodes(Map.of(id(150), new Point(0, 9000))));
        assertEquals(Optional.empty(), after(chain, moved, new Viewport(1, 20, 100)));
    }

    @Test
    void showsACardOutOfSightThatIsSetAnew() {
        GraphDocument chain = chain(20);
        GraphDocument wider = perform(chain, new Edit.ChangeSpec(id(10), new Dense(99, Activation.TANH)));
        Viewport view = after(chain, wider, new Viewport(1, 20, 100)).orElseThrow();
        assertTrue(seen(view).contains(CanvasMap.of(wider).box(id(10)).bounds()));
        assertEquals(1, view.scale());
        assertEquals(Optional.empty(), after(chain, wider, view));
    }

    @Test
    void aCardMovedByHandMayLookOverTheEdge() {
        GraphDocument chain = chain(3);
        GraphDocument moved = perform(chain, new Edit.MoveNodes(Map.of(id(2), new Point(860, 0))));
        assertEquals(Optional.empty(), after(chain, moved, new Viewport(1, 20, 100)));
    }

    @Test
    void doesNotFallBackToTheViewFromAfar() {
        GraphDocument chain = chain(9);
        GraphDocument longer = insertBehind(chain, 1);
        Viewport view = after(chain, longer, new Viewport(0.5, 10, 100)).orElseThrow();
        assertTrue(view.scale() >= FarView.BELOW_SCALE, () -> "scale " + view.scale());
    }

    private static Optional<Viewport> after(GraphDocument before, GraphDocument now, Viewport view) {
        return new InSight(view, WIDTH, HEIGHT)
                .after(CanvasMap.of(before), CanvasMap.of(now), now.network().changedSince(before.network()));
    }

    private static Rectangle2D seen(Viewport view) {
        return view.visible(WIDTH, HEIGHT);
    }

    private static List<NodeId> outOfSight(GraphDocument document, Viewport view) {
        CanvasMap map = CanvasMap.of(document);
        return map.boxes().keySet().stream()
                .filter(id -> !seen(view).contains(map.box(id).bounds()))
                .toList();
    }

    private static GraphDocument insertBehind(GraphDocument chain, int index) {
        Connection onto = Connection.of(id(index), id(index + 1));
        return perform(chain, new Edit.Insert(onto, new GraphNode(FRESH, "fresh", new Dropout(0.5))));
    }

    private static GraphDocument perform(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static NodeId id(int index) {
        return new NodeId("n" + index);
    }

    /// Cards in a row, 240 apart.
    private static GraphDocument chain(int count) {
        Networks network = new Networks();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("n" + i);
            network.node("n" + i, i == 0 ? new VectorInput(4) : new Dense(8, Activation.RELU), 240.0 * i, 0);
        }
        return network.chain(names.toArray(String[]::new)).document();
    }
}
