package org.lamina.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.Dropout;

class EditorTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private final Editor editor = new Editor(GraphDocument.EMPTY);

    EditorTest() {
        add(A);
        add(B);
    }

    private void add(NodeId id) {
        editor.perform(new Edit.AddNode(new GraphNode(id, id.value(), new Dropout(0.5)), new Point(0, 0)));
    }

    /// Escape asks for this where nothing is selected.
    @Test
    void closingABlockWhereNoneIsOpenChangesNothing() {
        add(A);
        GraphDocument before = editor.document();

        editor.closeInnermostBlock();

        assertEquals(before, editor.document());
    }

    @Test
    void undoSelectsWhatItBringsBack() {
        editor.perform(new Edit.RemoveNodes(Set.of(A)));
        editor.undo();
        assertEquals(Set.of(A), editor.selection());
    }

    @Test
    void redoSelectsWhatItAdds() {
        editor.undo();
        editor.redo();
        assertEquals(Set.of(B), editor.selection());
    }

    @Test
    void undoSelectsWhatItSetsOtherwise() {
        editor.perform(new Edit.Rename(A, "other"));
        editor.select(Set.of(B));
        editor.undo();
        assertEquals(Set.of(A), editor.selection());
    }

    @Test
    void undoKeepsTheSelectionWhereNodesOnlyMove() {
        editor.perform(new Edit.MoveNodes(Map.of(A, new Point(40, 0))));
        editor.select(Set.of(B));
        editor.undo();
        assertEquals(Set.of(B), editor.selection());
    }

    @Test
    void undoKeepsWhatIsLeftOfTheSelection() {
        editor.select(Set.of(A, B));
        editor.undo();
        assertEquals(Set.of(A), editor.selection());
    }
}
